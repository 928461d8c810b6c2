// Keeps a form's words on the server while they are typed, at the latest five seconds after the last one.
// Without scripts nothing is lost that "Finish later" or an answer with errors has kept.
const QUIET = 1500;
const LONGEST_WAIT = 4000;

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    keep(form);
  }
}

function keep(form) {
  const state = form.querySelector("[data-draft-state]");
  let quiet, waiting, sending = false, changed = false;

  const send = async () => {
    clearTimeout(quiet);
    clearTimeout(waiting);
    waiting = undefined;
    if (sending || !changed) {
      return;
    }
    sending = true;
    changed = false;
    try {
      const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), redirect: "manual" });
      const told = answer.ok || answer.status === 413 ? await answer.json() : {};
      if (answer.ok) {
        state.textContent = `Your words are kept, last at ${told.saved}.`;
        state.classList.remove("csc-draft--lost");
      } else {
        lost(told.problem ?? "Your words are not being kept: you may have been signed out. Copy what you have just typed, then sign in again.");
      }
    } catch {
      lost("Your words are not being kept: there is no connection. Leave this page open; it tries again when you type.");
    }
    sending = false;
    if (changed) {
      soon();
    }
  };
  const lost = (words) => {
    changed = true;
    state.textContent = words;
    state.classList.add("csc-draft--lost");
  };
  const soon = () => {
    clearTimeout(quiet);
    quiet = setTimeout(send, QUIET);
    waiting ??= setTimeout(send, LONGEST_WAIT);
  };

  const typed = () => {
    changed = true;
    soon();
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  // A page that is closed or hidden sends what it has; the browser delivers it afterwards.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && changed) {
      changed = false;
      navigator.sendBeacon(form.dataset.draft, new FormData(form));
    }
  });
  form.addEventListener("submit", () => {
    changed = false;
    clearTimeout(quiet);
    clearTimeout(waiting);
  });
}
