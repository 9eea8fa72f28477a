// What a page can do without, and does smoother with: tells in time that the session ends, and
// brings the eye and the screen reader to what was swapped in.
"use strict";

const MINUTE = 60_000;
const WARNED_BEFORE = 5 * MINUTE;

function watchSession() {
  const bar = document.getElementById("session");
  if (!bar) return;
  // The machine's clock may be wrong; the page says what the time was when it was written.
  const left = Date.parse(bar.dataset.endsAt) - Date.parse(bar.dataset.now);
  const warn = () => { bar.hidden = false; };
  const end = () => {
    bar.hidden = false;
    bar.querySelector("[data-soon]").hidden = true;
    bar.querySelector("[data-over]").hidden = false;
  };
  clearTimeout(watchSession.warning);
  clearTimeout(watchSession.ending);
  watchSession.warning = setTimeout(warn, Math.max(left - WARNED_BEFORE, 0));
  watchSession.ending = setTimeout(end, Math.max(left, 0));
}

function showErrors() {
  const summary = document.querySelector(".ds-error-summary");
  if (summary) summary.focus();
}

document.addEventListener("htmx:after:swap", () => { watchSession(); showErrors(); });
watchSession();
