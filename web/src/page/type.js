/** The button that types the clipboard panel's text as keys, where nothing takes a text from the clipboard. */

import { say } from "../client/language.js";
import { countLetters, MOST_LETTERS, Typist } from "../client/typist.js";
import { byId, on } from "./dom.js";
import { write } from "./writing.js";

export class TypeButton {
  #tell;
  #typist = null;

  /** @param {(text: string) => void} tell shows news */
  constructor(tell) {
    this.#tell = tell;
    on("clipboard-type", "click", () => this.#press(byId("clipboard-text").value));
  }

  /** Keys go to this connection from now on. */
  connect(rfb) {
    this.#typist = new Typist(rfb, (on) => write("clipboard-type", on ? "clipboard.stopTyping" : "clipboard.type"));
  }

  /** Types nothing more. */
  stop() {
    this.#typist?.stop();
  }

  /** The connection has ended. */
  leave() {
    this.stop();
    this.#typist = null;
  }

  /** Pressed again, it stops. */
  #press(text) {
    if (this.#typist?.isTyping) {
      this.stop();
    } else if (countLetters(text) > MOST_LETTERS) {
      this.#tell(say("clipboard.tooLongToType", { count: MOST_LETTERS }));
    } else {
      this.#typist?.type(text);
    }
  }
}
