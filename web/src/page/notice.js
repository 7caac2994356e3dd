/** The line over the picture or the form: news that go away, failures that stay. */

import { byId } from "./dom.js";

const NEWS_MILLIS = 5_000;
let timer = 0;

function say(text, kind, ...before) {
  clearTimeout(timer);
  byId("message").dataset.kind = kind;
  delete byId("message").dataset.text;
  byId("message").replaceChildren(...before, text);
  byId("message").hidden = text === "";
  byId("message").scrollIntoView({ block: "nearest" });
}

/** Tells those who do not see the page where a connection stands. */
export function announce(text) {
  byId("status").textContent = text;
}

/** Tells something for a few seconds, with a picture perhaps. */
export function news(text, ...pictures) {
  say(text, "news", ...pictures);
  timer = setTimeout(() => say("", "news"), NEWS_MILLIS);
}

/** Tells something until something else is told. */
export function lastingNews(text) {
  say(text, "news");
}

/** Tells what went wrong and what to do, until something else is told. */
export function failure(text) {
  say(text, "failure");
}

/** Nothing is told any more. */
export function silence() {
  say("", "news");
}
