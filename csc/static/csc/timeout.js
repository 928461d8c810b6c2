// Says two minutes before an idle session ends that it will, and keeps it if the reader is still there.
// After its end the page is left, so that a record does not stay on an unattended screen.

const WARNING = 120;
const SEEN = "csc-seen";

export function warnBeforeSignOut(body) {
  const idle = Number(body.dataset.idleSeconds);
  const dialog = document.getElementById("csc-timeout");
  if (!idle || !dialog) {
    return;
  }
  // Windows of one browser share a session: using one of them keeps all. Only a time is shared, nothing else.
  const channel = new BroadcastChannel(SEEN);
  let seen = Date.now();
  channel.onmessage = (event) => {
    seen = Math.max(seen, Number(event.data));
    dialog.close();
  };
  channel.postMessage(seen);

  const left = dialog.querySelector(".csc-timeout__left");
  const announce = dialog.querySelector("[data-announce]");

  dialog.querySelector("[data-stay]").addEventListener("click", () => stay(body, dialog, () => {
    seen = Date.now();
    channel.postMessage(seen);
  }));
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.querySelector("[data-stay]").click();
  });

  setInterval(() => {
    const seconds = Math.round(idle - (Date.now() - seen) / 1000);
    if (seconds <= 0) {
      leave(body);
    } else if (seconds <= WARNING) {
      if (!dialog.open) {
        dialog.showModal();
      }
      const words = seconds > 60 ? "two minutes" : seconds > 20 ? "one minute" : `${seconds} seconds`;
      if (left.textContent !== words) {
        left.textContent = words;
        announce.textContent = seconds > 20 ? `You will be signed out in ${words}.` : "";
      }
    }
  }, 1000);
}

async function stay(body, dialog, kept) {
  const token = document.querySelector('input[name="csrfmiddlewaretoken"]')?.value ?? "";
  try {
    const answer = await fetch(body.dataset.keep, { method: "POST", headers: { "X-CSRFToken": token } });
    if (answer.ok && !answer.redirected) {
      kept();
      dialog.close();
      return;
    }
  } catch {
    return; // No connection: the dialog stays, and so does the clock.
  }
  leave(body);
}

function leave(body) {
  const here = encodeURIComponent(window.location.pathname + window.location.search);
  window.location.replace(`${body.dataset.ended}?next=${here}`);
}
