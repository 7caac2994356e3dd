/** The field that keys are typed into, which nobody sees but while something is composed in it. */

import { say } from "./language.js";

/** By these languages' keyboards a word is chosen, not written; its parts are nothing to show elsewhere. */
const CHOSEN = /^(zh|ja|ko)\b/;

/** Makes one in a place. */
export function fieldFor(place) {
  const field = document.createElement("textarea");
  field.className = "typing";
  field.rows = 1;
  field.setAttribute("aria-label", say("page.remote"));
  for (const name of ["autocomplete", "autocapitalize", "autocorrect"]) {
    field.setAttribute(name, "off");
  }
  field.spellcheck = false;
  field.inputMode = "none";
  place.append(field);
  return field;
}

/** Whether words are chosen by the user's keyboard. */
export function choosesWords() {
  return CHOSEN.test(navigator.language);
}
