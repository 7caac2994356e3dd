/** What is written on a button for keys, and whether they are held. */

import { MODIFIERS } from "../client/chords.js";
import { keysName } from "../client/keynames.js";
import { say } from "../client/language.js";

const SAID = { off: "false", once: "true", locked: "true" };

/** Writes their name, in the language of now. */
export function showName(button) {
  const { keys, glyph, holds } = button.dataset;
  const name = keysName(keys);
  const isTapped = keys in MODIFIERS && !holds;
  button.ariaLabel = isTapped ? say("keys.alone", { name }) : name;
  button.textContent = glyph || button.ariaLabel;
}

/** Says whether they are held, and how. */
export function showHeld(button, held) {
  button.setAttribute("aria-pressed", SAID[held]);
  button.dataset.held = held;
}
