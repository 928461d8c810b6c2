// Puts part of another page in its place, so that a page need not wait for it. What stands there until then, and
// stays there without scripts or without an answer, is a link to that page.
export function fetchParts(root) {
  for (const place of root.querySelectorAll("[data-fetch]")) {
    fetchPart(place);
  }
}

async function fetchPart(place) {
  try {
    const answer = await fetch(place.dataset.fetch, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) {
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.getElementById(place.dataset.part);
    if (part) {
      place.replaceChildren(...part.childNodes);
    }
  } catch {
    // The link stays.
  }
}
