/** Types what a keyboard on the glass writes into a field: such keyboards often say what was written, not which key. */

import Keyboard from "../noVNC/core/input/keyboard.js";
import KeyTable from "../noVNC/core/input/keysym.js";
import keysyms from "../noVNC/core/input/keysymdef.js";
import { difference } from "./difference.js";

/** There has to be something before the caret, or there is nothing that Backspace could delete. */
const FILLING = "_".repeat(64);
const LONGEST = 256;
const NAMED = new Map([
  ["\n", KeyTable.XK_Return],
  ["\t", KeyTable.XK_Tab],
]);

export class SoftKeyboard {
  #field;
  #last = FILLING;

  /**
   * @param {HTMLTextAreaElement} field which the system's keyboard writes into
   * @param {(keysym: number, code: string | null, down?: boolean) => void} send types a key
   */
  constructor(field, send) {
    this.#field = field;
    // What an input method makes of keys arrives as text; noVNC would send the keys as well.
    for (const type of ["keydown", "keyup"]) {
      field.addEventListener(type, (event) => belongsToInputMethod(event) && event.stopImmediatePropagation());
    }
    const keyboard = new Keyboard(field);
    keyboard.onkeyevent = send;
    keyboard.grab();
    this.#fill();
    field.addEventListener("input", (event) => {
      const { deletions, letters } = difference(this.#last, field.value);
      for (let i = 0; i < deletions; i++) {
        send(KeyTable.XK_BackSpace, "Backspace");
      }
      letters.forEach((letter) => send(symbol(letter), null));
      this.#last = field.value;
      if (!event.isComposing) {
        this.#tidy();
      }
    });
    field.addEventListener("compositionend", () => this.#tidy());
  }

  /** Shows the system's keyboard, or hides it. */
  toggle() {
    if (document.activeElement === this.#field) {
      this.#field.blur();
      return;
    }
    this.#fill();
    this.#field.focus({ preventScroll: true });
  }

  /** Not while something is composed, which that would end. */
  #tidy() {
    if (this.#field.value.length > LONGEST || this.#field.value.length < FILLING.length / 2) {
      this.#fill();
    }
  }

  #fill() {
    this.#field.value = FILLING;
    this.#field.setSelectionRange(FILLING.length, FILLING.length);
    this.#last = FILLING;
  }
}

function belongsToInputMethod(event) {
  return event.isComposing || event.key === "Process";
}

function symbol(letter) {
  return NAMED.get(letter) ?? keysyms.lookup(letter.codePointAt(0));
}
