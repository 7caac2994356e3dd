/** Writes texts into the page, and writes them again when another language is spoken. */

import { LANGUAGES, onLanguage, say, speak, spoken } from "../client/language.js";
import { byId } from "./dom.js";

/** What of an element is a text: the attribute that names it, and how it is written. */
const PARTS = {
  text: fill,
  label: (element, text) => element.setAttribute("aria-label", text),
  alt: (element, text) => element.setAttribute("alt", text),
  placeholder: (element, text) => element.setAttribute("placeholder", text),
};

const given = new WeakMap();

/**
 * Writes a text into an element. It is written again in another language, until there is another text.
 *
 * @param {string | HTMLElement} where the element, or its id
 * @param {string} key of the text; an empty one for nothing
 * @param {Record<string, string | number>} [values] for its words in braces
 */
export function write(where, key, values) {
  const element = typeof where === "string" ? byId(where) : where;
  element.dataset.text = key;
  given.set(element, values);
  fill(element, key && say(key, values));
}

/** Names something that is not seen; as {@link write} does. */
export function label(element, key) {
  element.dataset.label = key;
  PARTS.label(element, say(key));
}

/** What stands in backticks is code. */
function fill(element, text) {
  const parts = text.split("`").map((part, i) => (i % 2 === 0 ? part : code(part)));
  element.replaceChildren(...parts.filter((part) => part !== ""));
}

function code(text) {
  const made = document.createElement("code");
  made.textContent = text;
  return made;
}

/** Writes all texts of the page. */
function writeAll() {
  for (const [part, put] of Object.entries(PARTS)) {
    for (const element of document.querySelectorAll(`[data-${part}]`)) {
      const key = element.dataset[part];
      put(element, key && say(key, part === "text" ? given.get(element) : {}));
    }
  }
}

/** Writes the page, and has languages chosen where it has a field for that. */
export function writePage() {
  writeAll();
  onLanguage(writeAll);
  for (const choice of document.querySelectorAll(".languages")) {
    choice.replaceChildren(...Object.entries(LANGUAGES).map(([tag, name]) => option(tag, name)));
    choice.value = spoken();
    choice.addEventListener("change", () => speak(choice.value));
    onLanguage(() => {
      choice.value = spoken();
    });
  }
}

function option(tag, name) {
  const made = document.createElement("option");
  made.value = tag;
  made.lang = tag;
  made.textContent = name;
  return made;
}
