/** Keys of the page that repeat while they are held, until the finger is lifted, or another window has the keyboard. */

import { Repeat } from "../client/repeat.js";
import { tick } from "../client/touch.js";

const ENDS = ["pointerup", "pointercancel", "pointerleave"];

export class RepeatingKeys {
  #repeat = new Repeat();
  #wasHeld = false;
  #send;

  /**
   * @param {HTMLElement} place where the buttons are
   * @param {(keysym: number, code: string, down: boolean) => void} send sends a key
   */
  constructor(place, send) {
    this.#send = send;
    window.addEventListener("blur", () => this.end());
    // A finger that has held a key has done with it; the browser's menu would take it away.
    place.addEventListener("click", (event) => this.#wasHeld && event.detail > 0 && event.stopPropagation(), true);
    place.addEventListener("contextmenu", (event) => event.preventDefault());
  }

  /** This button repeats a key. */
  add(button, [keysym, code]) {
    button.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary || event.button !== 0) {
        return;
      }
      this.end();
      this.#wasHeld = false;
      this.#repeat.begin(
        () => {
          if (!this.#wasHeld) {
            tick();
          }
          this.#wasHeld = true;
          this.#send(keysym, code, true);
        },
        () => this.#send(keysym, code, false),
      );
    });
    ENDS.forEach((type) => button.addEventListener(type, (event) => event.isPrimary && this.end()));
  }

  /** Nothing is held any more. */
  end() {
    this.#repeat.end();
  }
}
