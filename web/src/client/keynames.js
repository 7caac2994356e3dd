/** What is written on keys, in the language of now. */

import { say } from "./language.js";

const NAMES = {
  Ctrl: "key.Ctrl",
  Alt: "key.Alt",
  Shift: "key.Shift",
  Super: "key.Super",
  AltGr: "key.AltGr",
  Esc: "key.Esc",
  Tab: "key.Tab",
  Del: "key.Del",
  Print: "key.Print",
  PageUp: "key.PageUp",
  PageDown: "key.PageDown",
  Left: "key.Left",
  Up: "key.Up",
  Down: "key.Down",
  Right: "key.Right",
  Home: "key.Home",
  End: "key.End",
  Insert: "key.Insert",
  Enter: "key.Enter",
  Space: "key.Space",
  Backspace: "key.Backspace",
  Pause: "key.Pause",
  Menu: "key.Menu",
};

/**
 * Keys as people know them.
 *
 * @param {string} keys by their names here, such as "Ctrl PageUp"
 */
export function keysName(keys) {
  return keys
    .split(" ")
    .map((name) => (Object.hasOwn(NAMES, name) ? say(NAMES[name]) : name))
    .join(" ");
}

/** The name here of a key that somebody has called by what is written on it; undefined if it is no such name. */
export function nameOfKey(written) {
  const lower = written.toLowerCase();
  return Object.keys(NAMES).find((name) => say(NAMES[name]).toLowerCase() === lower);
}
