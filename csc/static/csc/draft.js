// Keeps a form's words on the server while they are typed, at the latest five seconds after the last one.
// Without scripts nothing is lost that "Finish later" or an answer with errors has kept.
const QUIET = 1500;
const LONGEST_WAIT = 4000;

const SIGNED_OUT =
  "Your words are not being kept, and nothing was sent: you may have been signed out. " +
  "Leave this page open, sign in again in another tab, then come back to it.";

export function keepDrafts(root) {
  for (const form of root.querySelectorAll("form[data-draft]")) {
    keep(form);
  }
}

function keep(form) {
  const state = form.querySelector("[data-draft-state]");
  let quiet, waiting, sending = false, changed = false, unkept = false;

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
      let answer = await post(form);
      if (!answer.ok && answer.status !== 413 && answer.status !== 409 && (await renewToken(form))) {
        answer = await post(form);
      }
      const told = answer.ok || answer.status === 413 || answer.status === 409 ? await answer.json() : {};
      if (answer.ok) {
        state.textContent = `Your words are kept, last at ${told.saved}.`;
        state.classList.remove("csc-draft--lost");
        unkept = false;
      } else {
        lost(told.problem ?? SIGNED_OUT);
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
    changed = unkept = true;
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
    if (document.visibilityState === "visible" && unkept) {
      send();
    } else if (document.visibilityState === "hidden" && changed) {
      changed = false;
      navigator.sendBeacon(form.dataset.draft, new FormData(form));
    }
  });
  form.addEventListener("submit", async (event) => {
    // Whoever was signed out would be led to the sign-in page, and what they typed since would be gone.
    if (unkept) {
      const pressed = event.submitter;
      event.preventDefault();
      await send();
      if (unkept) {
        state.scrollIntoView({ block: "center" });
      } else {
        form.requestSubmit(pressed);
      }
      return;
    }
    changed = false;
    clearTimeout(quiet);
    clearTimeout(waiting);
  });
}

function post(form) {
  return fetch(form.dataset.draft, { method: "POST", body: new FormData(form), redirect: "manual" });
}

// Signing in again, in another tab, makes the token of this page worthless: a fresh one is read from the page as it is now.
// Only for whoever began to write: the words of somebody who has left are not kept, nor sent, in the name of the next.
async function renewToken(form) {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (!answer.ok) {
    return false;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.querySelector("form[data-draft] [name=writer]")?.value !== form.querySelector("[name=writer]")?.value) {
    return false;
  }
  const fresh = page.querySelector("form[data-draft] [name=csrfmiddlewaretoken]");
  for (const token of fresh ? document.querySelectorAll("[name=csrfmiddlewaretoken]") : []) {
    token.value = fresh.value;
  }
  return fresh !== null;
}
