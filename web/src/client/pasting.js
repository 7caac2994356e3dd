/**
 * Keys that paste. A browser gives a page this computer's clipboard without asking only where somebody pastes: such a
 * key is left to the browser, and goes to the screen behind the text that the browser then gives.
 */

import { plain } from "./computer.js";

/** By these codes browsers know the keys, whatever the layout. */
const V = 86;
const INSERT = 45;

/** A key that pastes nothing here, for whatever reason, may still mean something there. */
const PATIENCE_MILLIS = 100;

/**
 * Whether a key makes the browser paste: Ctrl V, with Shift too, or Shift Insert; on a Mac it is the Command key.
 *
 * @param {KeyboardEvent} event of its press
 * @param {boolean} onMac whether this computer is one
 */
export function pastes(event, onMac) {
  const { keyCode, ctrlKey, metaKey, shiftKey, altKey, repeat } = event;
  if (repeat || altKey) {
    return false;
  }
  if (onMac) {
    return keyCode === V && metaKey && !ctrlKey;
  }
  return !metaKey && (keyCode === V ? ctrlKey : keyCode === INSERT && shiftKey && !ctrlKey);
}

export class Pasting {
  #type;
  #onMac;
  #held = null;
  #timer = 0;

  /**
   * Gets each text that is pasted, or image where there is no text, and whether a key did so that goes to the screen
   * behind it; says whether that key may, of an image once it is on its way. Without it, pasting is what it is in any
   * field.
   *
   * @type {((content: string | File, byKey: boolean) => boolean | Promise<boolean>) | null}
   */
  take = null;

  /**
   * @param {HTMLTextAreaElement} field that has the keyboard
   * @param {(event: KeyboardEvent) => void} type presses a key
   * @param {boolean} onMac whether this computer is one
   */
  constructor(field, type, onMac) {
    this.#type = type;
    this.#onMac = onMac;
    field.addEventListener("paste", (event) => this.#paste(event, field.readOnly));
  }

  /** Keeps a key back until its text is there; false if it is none of those. */
  holds(event) {
    if (!this.take || !pastes(event, this.#onMac)) {
      return false;
    }
    this.#held = event;
    this.#timer = setTimeout(() => this.settle(), PATIENCE_MILLIS);
    return true;
  }

  /** Types the key that is kept back, if there is one: something else happens now. */
  settle() {
    const held = this.#release();
    if (held) {
      this.#type(held);
    }
  }

  #release() {
    clearTimeout(this.#timer);
    const held = this.#held;
    this.#held = null;
    return held;
  }

  #paste(event, isReadOnly) {
    if (!this.take || isReadOnly) {
      return;
    }
    event.preventDefault();
    const text = plain(event.clipboardData.getData("text/plain"));
    const image = text === "" && [...(event.clipboardData.files ?? [])].find((file) => file.type.startsWith("image/"));
    const held = this.#held;
    const mayGo = this.take(image || text, held !== null);
    if (mayGo instanceof Promise) {
      clearTimeout(this.#timer);
      mayGo.then((may) => this.#held === held && this.#end(may));
    } else {
      this.#end(mayGo);
    }
  }

  #end(mayGo) {
    if (mayGo) {
      this.settle();
    } else {
      this.#release();
    }
  }
}
