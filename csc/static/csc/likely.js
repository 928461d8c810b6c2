// While a new record is described, children who may be the same one are looked for and shown.
const WAIT = 600;

export function showLikely(root) {
  const form = root.querySelector("form[data-likely]");
  const place = form?.querySelector("[data-likely-found]");
  if (!form || !place) {
    return;
  }
  let timer;
  let asked = "";
  const ask = async () => {
    const sent = new FormData(form);
    const words = [...sent.entries()].filter(([name]) => name !== "looked_at").join("|");
    if (words === asked) {
      return;
    }
    asked = words;
    const answer = await fetch(form.dataset.likely, { method: "POST", body: sent, credentials: "same-origin" });
    if (answer.ok && words === asked) {
      place.innerHTML = await answer.text();
    }
  };
  form.addEventListener("input", (event) => {
    if (event.target.closest("[data-likely-found]")) {
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
}
