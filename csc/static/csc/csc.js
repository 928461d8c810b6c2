// Makes pages more convenient. Every page works without it: forms send, headings sort, folds open.
import { initAll } from "../govuk-frontend.min.js";
import { keepDrafts } from "./draft.js";
import { fetchParts } from "./fetched.js";
import { followProgress } from "./progress.js";
import { nameScrollers } from "./scroll.js";
import { showLikely } from "./likely.js";
import { revealFields } from "./reveal.js";
import { sortTables } from "./sortable.js";
import { warnBeforeSignOut } from "./timeout.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

sortTables(document);
nameScrollers(document);
followProgress(document);
warnBeforeSignOut(document.body);
revealFields(document);
keepDrafts(document);
showLikely(document);
fetchParts(document);

// A filter stays open beside its list where there is room for both.
for (const fold of document.querySelectorAll('[data-module="csc-filter"]')) {
  if (window.matchMedia("(min-width: 64.0625em)").matches) {
    fold.open = true;
  }
}

// Loaded only by pages that have one.
if (document.querySelector('[data-module="moj-date-picker"]')) {
  const { DatePicker } = await import("../moj-frontend.min.js");
  for (const root of document.querySelectorAll('[data-module="moj-date-picker"]')) {
    new DatePicker(root);
  }
}
if (document.querySelector('[data-module="csc-key"]')) {
  const { useKeys } = await import("./key.js");
  useKeys(document);
}
