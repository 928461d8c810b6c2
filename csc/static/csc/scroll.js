// Lets the keyboard reach what scrolls sideways, and only that.

export function nameScrollers(root) {
  const frames = root.querySelectorAll(".csc-table, .csc-chart__canvas");
  const look = (frame) => {
    const scrolls = frame.scrollWidth > frame.clientWidth + 1;
    if (scrolls) {
      frame.tabIndex = 0;
      frame.setAttribute("role", "region");
      frame.setAttribute("aria-label", frame.dataset.label ?? frame.querySelector("caption")?.textContent.trim() ?? "Table");
    } else if (frame.tabIndex === 0) {
      frame.removeAttribute("tabindex");
      frame.removeAttribute("role");
      frame.removeAttribute("aria-label");
    }
  };
  const watcher = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target)));
  frames.forEach((frame) => watcher.observe(frame));
}
