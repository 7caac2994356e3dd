/** Which key writes a letter. */

import KeyTable from "../noVNC/core/input/keysym.js";
import keysyms from "../noVNC/core/input/keysymdef.js";

const NAMED = new Map([
  ["\n", KeyTable.XK_Return],
  ["\r", KeyTable.XK_Return],
  ["\t", KeyTable.XK_Tab],
]);

/** The keysym of a letter, of the end of a line, or of a tab. */
export function symbol(letter) {
  return NAMED.get(letter) ?? keysyms.lookup(letter.codePointAt(0));
}
