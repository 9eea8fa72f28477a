// What a page can do without, and does smoother with: tells in time that the session ends, leads
// back past answers to forms, and lets tabs, sorting and paging swap the main part alone. Every link works without this file.
"use strict";

const WARNED_BEFORE = 5 * 60_000;
let warning, ending;

function watchSession() {
  const bar = document.getElementById("session");
  if (!bar) return;
  // The machine's clock may be wrong; the page says what the time was when it was written.
  const left = Date.parse(bar.dataset.endsAt) - Date.parse(bar.dataset.now);
  const [soon, over] = [bar.querySelector("[data-soon]"), bar.querySelector("[data-over]")];
  clearTimeout(warning);
  clearTimeout(ending);
  [bar.hidden, soon.hidden, over.hidden] = [true, false, true];
  warning = setTimeout(() => { bar.hidden = false; }, Math.max(left - WARNED_BEFORE, 0));
  ending = setTimeout(() => { [bar.hidden, soon.hidden, over.hidden] = [false, true, false]; }, Math.max(left, 0));
}

// A page that answers a form is kept nowhere, so the browser could only say that it has none when
// somebody goes back to it. They come to the page that it stands for.
const { backTo } = document.body.dataset;
if (backTo) history.replaceState(history.state, "", backTo);

// Whatever is not simply the page that was asked for, such as the sign-in, is fetched as a whole.
document.addEventListener("htmx:before:response", (event) => {
  const { request, response } = event.detail.ctx;
  const asked = new URL(request.action, location.href);
  if (response.status === 200 && new URL(response.raw.url).pathname === asked.pathname) return;
  event.preventDefault();
  location.assign(asked);
});

// The server has heard from us, so the session lasts as long as after a whole page; and whoever
// listens or walks by keyboard goes on where the new part begins.
document.addEventListener("htmx:after:swap", () => {
  watchSession();
  document.getElementById("main")?.focus({ preventScroll: true });
});
watchSession();
