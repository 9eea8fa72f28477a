// What a page can do without, and does smoother with: tells in time that the session ends, leads back
// past answers to forms, and lets tabs, sorting and paging swap the main part alone. Every link works
// without this file.
"use strict";

const WARNED_BEFORE = 5 * 60_000;
const opened = Date.now();
// Whoever opens a page in another tab stays signed in in this one too.
const tabs = new BroadcastChannel("session");
let warning, ending;

function watchSession() {
  const bar = document.getElementById("session");
  if (!bar) return;
  // The machine's clock may be wrong; the page says what the time was when it was written.
  const until = (name) => Date.parse(bar.dataset[name]) - Date.parse(bar.dataset.now);
  const latest = until("latest") - (Date.now() - opened);
  const left = Math.min(until("endsAt"), latest);
  const tell = (when) => {
    bar.hidden = !when;
    for (const part of bar.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== when;
  };
  clearTimeout(warning);
  clearTimeout(ending);
  tell("");
  warning = setTimeout(tell, Math.max(left - WARNED_BEFORE, 0), left < latest ? "soon" : "last");
  ending = setTimeout(tell, Math.max(left, 0), "over");
}

// The server has heard from us, so the session lasts as long as after a whole page.
function heardFrom() {
  watchSession();
  if (document.getElementById("session")) tabs.postMessage("");
}

// A page that answers a form is kept nowhere, so the browser could only say that it has none when
// somebody goes back to it. They come to the page that it stands for.
const { backTo } = document.body.dataset;
if (backTo) history.replaceState(history.state, "", backTo);

// The parts of a walk follow each other in one document, so that whoever goes back finds what they
// wrote. That is kept in this window alone, and gone with the document.
const walked = [];
let at = 0;

function look() {
  return { title: document.title, body: document.querySelector(".site-body") };
}

function show({ title, body }) {
  const head = body.querySelector("[data-error-summary]") ?? body.querySelector("h1");
  head.autofocus = false;
  head.tabIndex = -1;
  document.querySelector(".site-body").replaceWith(body);
  document.title = title;
  head.focus();
  scrollTo(0, 0);
}

async function walkOn(form, button) {
  document.body.ariaBusy = "true";
  const answer = await fetch(form.action, {
    method: "POST", body: new URLSearchParams(new FormData(form, button)), redirect: "manual",
  }).catch(() => null);
  if (![200, 409, 422].includes(answer?.status)) {
    delete form.dataset.walkEnds;
    document.body.ariaBusy = null;
    form.requestSubmit(button);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  walked[at] = look();
  at += 1;
  history.pushState({ walk: at }, "");
  show({ title: page.title, body: document.adoptNode(page.querySelector(".site-body")) });
  document.body.ariaBusy = null;
  heardFrom();
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  const ends = form.dataset.walkEnds;
  if (!ends || submitter?.value === ends) return;
  event.preventDefault();
  if (!document.body.ariaBusy) walkOn(form, submitter);
});

addEventListener("popstate", ({ state }) => {
  // A place within the part where we are, as the skip link leads to.
  if (!state && location.hash && walked.length) history.replaceState({ walk: at }, "");
  const to = history.state?.walk ?? 0;
  if (to === at || !walked[to]) return;
  walked[at] = look();
  at = to;
  show(walked[at]);
});

// Whatever is not simply the page that was asked for, such as the sign-in, is fetched as a whole.
document.addEventListener("htmx:before:response", (event) => {
  const { request, response } = event.detail.ctx;
  const asked = new URL(request.action, location.href);
  if (response.status === 200 && new URL(response.raw.url).pathname === asked.pathname) return;
  event.preventDefault();
  location.assign(asked);
});

// Whoever listens or walks by keyboard goes on where the new part begins.
document.addEventListener("htmx:after:swap", () => {
  heardFrom();
  document.getElementById("main")?.focus({ preventScroll: true });
});

// The switches in the footer stay, and lead back to the page that is there now.
document.addEventListener("htmx:after:history:update", () => {
  for (const field of document.querySelectorAll(".switch [name=till]")) field.value = location.pathname + location.search;
});
tabs.addEventListener("message", watchSession);
heardFrom();
