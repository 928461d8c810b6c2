// Shows a field only when the answer it depends on asks for it. Without scripts every field shows; the server
// empties those that were not asked.
export function revealFields(root) {
  for (const part of root.querySelectorAll("[data-reveal]")) {
    const form = part.closest("form");
    const wanted = part.dataset.values.split(" ");
    const show = () => {
      const chosen = new FormData(form).getAll(part.dataset.reveal);
      part.hidden = !chosen.some((value) => wanted.includes(value === "on" ? "yes" : value));
    };
    form.addEventListener("change", show);
    show();
  }
}
