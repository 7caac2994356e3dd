/** Keys that a browser or its system keeps for itself, by the names of their buttons or as somebody writes them. */

import KeyTable from "../noVNC/core/input/keysym.js";
import keysyms from "../noVNC/core/input/keysymdef.js";
import { nameOfKey } from "./keynames.js";

const CONTROL = [KeyTable.XK_Control_L, "ControlLeft"];
const ALT = [KeyTable.XK_Alt_L, "AltLeft"];
const SHIFT = [KeyTable.XK_Shift_L, "ShiftLeft"];
const SUPER = [KeyTable.XK_Super_L, "MetaLeft"];
const LEVEL3 = [KeyTable.XK_ISO_Level3_Shift, "AltRight"];

/** Modifiers by the names of their buttons; each a keysym and the place on a keyboard. */
export const MODIFIERS = { Ctrl: CONTROL, Alt: ALT, Shift: SHIFT, Super: SUPER, AltGr: LEVEL3 };

/** F1 to F12 and what keyboards on the glass leave out. */
export const SINGLE_KEYS = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, [KeyTable.XK_F1 + i, `F${i + 1}`]])),
  Left: [KeyTable.XK_Left, "ArrowLeft"],
  Up: [KeyTable.XK_Up, "ArrowUp"],
  Down: [KeyTable.XK_Down, "ArrowDown"],
  Right: [KeyTable.XK_Right, "ArrowRight"],
  Home: [KeyTable.XK_Home, "Home"],
  End: [KeyTable.XK_End, "End"],
  Insert: [KeyTable.XK_Insert, "Insert"],
};

const OTHER_KEYS = {
  Esc: [KeyTable.XK_Escape, "Escape"],
  Tab: [KeyTable.XK_Tab, "Tab"],
  Del: [KeyTable.XK_Delete, "Delete"],
  Print: [KeyTable.XK_Print, "PrintScreen"],
  PageUp: [KeyTable.XK_Page_Up, "PageUp"],
  PageDown: [KeyTable.XK_Page_Down, "PageDown"],
  Enter: [KeyTable.XK_Return, "Enter"],
  Space: [KeyTable.XK_space, "Space"],
  Backspace: [KeyTable.XK_BackSpace, "Backspace"],
  Pause: [KeyTable.XK_Pause, "Pause"],
  Menu: [KeyTable.XK_Menu, "ContextMenu"],
};

/** Keys above a keyboard on the glass. */
export const ROW = [
  ...["Esc", "Tab", "Ctrl", "Alt", "Left", "Up", "Down", "Right"],
  ...Array.from({ length: 12 }, (_, i) => `F${i + 1}`),
  ...["Insert", "Del", "Home", "End", "PageUp", "PageDown"],
];

const OTHER_NAMES = new Map([
  ["control", "Ctrl"],
  ["win", "Super"],
  ["windows", "Super"],
  ["cmd", "Super"],
  ["command", "Super"],
  ["meta", "Super"],
  ["option", "Alt"],
  ["escape", "Esc"],
  ["delete", "Del"],
  ["ins", "Insert"],
  ["return", "Enter"],
  ["printscreen", "Print"],
  ["pgup", "PageUp"],
  ["pgdn", "PageDown"],
]);

const BY_NAME = { ...MODIFIERS, ...SINGLE_KEYS, ...OTHER_KEYS };
const NAMES = new Map(Object.keys(BY_NAME).map((name) => [name.toLowerCase(), name]));
const MOST_KEYS = 6;

/** What buttons send: keys that are pressed in this order and released in the other. */
export const CHORDS = Object.fromEntries(
  [
    "Ctrl Alt Del",
    "Alt Tab",
    "Super",
    "Ctrl W",
    "Ctrl T",
    "Ctrl N",
    "Alt F4",
    "Esc",
    "Tab",
    "Del",
    "Print",
    "PageUp",
    "PageDown",
  ].map((text) => [text, chordOf(text).keys]),
);

/**
 * The keys that somebody has written down, such as "ctrl+shift T" or "Alt F2".
 *
 * @param {string} text names of keys, or letters, with spaces or plus signs between them
 * @returns {{name: string, keys: Array<[number, string | null]>} | null} how it is written here, and the keys in the
 *     order in which they are pressed; null if something is no key
 */
export function chordOf(text) {
  const words = text.trim().split(/\s*\+\s*(?=\S)|\s+/);
  const names = words.map(nameOf);
  if (names.includes(null) || names.length > MOST_KEYS) {
    return null;
  }
  return { name: names.join(" "), keys: names.map((name) => BY_NAME[name] ?? letter(name)) };
}

function nameOf(word) {
  const lower = word.toLowerCase();
  const known = OTHER_NAMES.get(lower) ?? NAMES.get(lower) ?? nameOfKey(word);
  return known ?? ([...word].length === 1 ? word.toUpperCase() : null);
}

/** Letters and digits have a place of their own on most keyboards. */
function letter(name) {
  const symbol = keysyms.lookup(name.toLowerCase().codePointAt(0));
  if (/^[A-Z]$/.test(name)) {
    return [symbol, `Key${name}`];
  }
  return [symbol, /^[0-9]$/.test(name) ? `Digit${name}` : null];
}
