/**
 * What the page says, in the language of whoever reads it: text/ has a file for each. A page names this module in its
 * head, so that the file is on its way while the rest still arrives.
 */

import english from "../text/en.js";

/** Languages by their own names. */
export const LANGUAGES = {
  de: "Deutsch",
  en: "English",
  es: "Español",
  fr: "Français",
  ru: "Русский",
  zh: "简体中文",
};

const KEY = "oriel-language";
const ENGLISH = "en";

/** How a language is written where that is not plain. */
const SCRIPTS = { zh: "zh-Hans" };

let language = ENGLISH;
let texts = english;
const listeners = [];

/**
 * The first language that there is a file for.
 *
 * @param {readonly string[]} wanted tags of languages, such as "de-AT"; the dearest first
 */
export function choose(wanted) {
  const known = wanted.map((tag) => String(tag).toLowerCase().split("-")[0]);
  return known.find((tag) => Object.hasOwn(LANGUAGES, tag)) ?? ENGLISH;
}

/**
 * Fills in a text.
 *
 * @param {string | Record<string, string>} text what stands in a file; several by the forms of the plural
 * @param {Record<string, string | number>} values for the words in braces; count decides on the plural
 * @param {string} tag of the language
 */
export function phrase(text, values, tag) {
  const form = typeof text === "string" ? text : text[new Intl.PluralRules(tag).select(values.count)] ?? text.other;
  return form.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = values[name] ?? whole;
    return typeof value === "number" ? new Intl.NumberFormat(tag).format(value) : value;
  });
}

/**
 * Says something.
 *
 * @param {string} key name of the text in the files of languages
 * @param {Record<string, string | number>} values for the words in braces; numbers are written as the language does
 */
export function say(key, values = {}) {
  return phrase(texts[key] ?? english[key], values, language);
}

/** A number as the language writes it; options are those of Intl.NumberFormat. */
export function number(value, options) {
  return new Intl.NumberFormat(language, options).format(value);
}

/** So many seconds before now. */
export function ago(seconds) {
  return new Intl.RelativeTimeFormat(language, { style: "short" }).format(-seconds, "second");
}

/** The time of day. */
export function clock(time) {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(time);
}

/** Several things one after another. */
export function list(things) {
  return new Intl.ListFormat(language).format(things);
}

/** The language that is spoken now. */
export function spoken() {
  return language;
}

/** Is called when another language is spoken. */
export function onLanguage(act) {
  listeners.push(act);
}

/** Speaks another language, now and on the next visit. */
export async function speak(tag) {
  if (!(await turn(tag))) {
    return;
  }
  try {
    localStorage.setItem(KEY, tag);
  } catch {
    // It is forgotten with the page, then.
  }
  listeners.forEach((act) => act());
}

/** False if the file does not arrive: all stays as it is. */
async function turn(tag) {
  try {
    texts = tag === ENGLISH ? english : (await import(`../text/${tag}.js`)).default;
  } catch {
    return false;
  }
  language = tag;
  document.documentElement.lang = SCRIPTS[tag] ?? tag;
  return true;
}

function kept() {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

if (globalThis.document) {
  await turn(choose([kept(), ...navigator.languages]));
}
