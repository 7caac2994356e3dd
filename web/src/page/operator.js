/** What the operator says: the last few words, until somebody has read them. */

import { byId, on } from "./dom.js";

const MOST = 3;

/** Prepares the button that closes them. */
export function prepareWords() {
  on("words-close", "click", forgetWords);
}

/** Shows another one. */
export function addWord(words) {
  const line = document.createElement("p");
  line.textContent = words;
  byId("words-list").append(line);
  byId("words-list").replaceChildren(...[...byId("words-list").children].slice(-MOST));
  byId("words").hidden = false;
}

/** They have been read, or concern nobody any more. */
export function forgetWords() {
  byId("words-list").replaceChildren();
  byId("words").hidden = true;
}
