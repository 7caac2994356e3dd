/** Types a whole text as keys, as somebody quick would: for screens that have no clipboard yet, such as logins. */

import { plain } from "./computer.js";
import { symbol } from "./symbols.js";

/** Most letters of a text: the server lets no more keys wait, and a person no more time pass. */
export const MOST_LETTERS = 4000;

const PORTION = 8;
const PAUSE_MILLIS = 20;

/** What has a key: no control characters but the end of a line and the tab. */
function lettersOf(text) {
  return [...plain(text)].filter((letter) => !/[^\P{Cc}\n\r\t]/u.test(letter));
}

/** How many keys a text takes. */
export function countLetters(text) {
  return lettersOf(text).length;
}

export class Typist {
  #rfb;
  #changed;
  #left = [];
  #timer = 0;

  /**
   * @param {RFB} rfb the connection
   * @param {(isTyping: boolean) => void} changed is told when it begins and ends
   */
  constructor(rfb, changed) {
    this.#rfb = rfb;
    this.#changed = changed;
  }

  get isTyping() {
    return this.#left.length > 0;
  }

  /** Types a text of at most {@link MOST_LETTERS}, some letters at a time, so that it can be stopped. */
  type(text) {
    this.stop();
    this.#left = lettersOf(text).slice(0, MOST_LETTERS);
    if (this.isTyping) {
      this.#changed(true);
      this.#goOn();
    }
  }

  /** Types nothing more. */
  stop() {
    clearTimeout(this.#timer);
    if (this.isTyping) {
      this.#left = [];
      this.#changed(false);
    }
  }

  #goOn() {
    for (const letter of this.#left.splice(0, PORTION)) {
      this.#rfb.sendKey(symbol(letter), null, true);
      this.#rfb.sendKey(symbol(letter), null, false);
    }
    if (this.isTyping) {
      this.#timer = setTimeout(() => this.#goOn(), PAUSE_MILLIS);
    } else {
      this.#changed(false);
    }
  }
}
