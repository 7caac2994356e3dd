/**
 * Brings texts and images from the clipboard of this computer to that of the screen, and back; either can be switched
 * off. What was copied last counts, wherever that was. What is copied here is found when somebody pastes; where the
 * browser allows it, as soon as the page gets the keyboard back.
 */

import { readPermission, readText, writeImage, writeText } from "./computer.js";

/** By these a browser knows that somebody uses the page; it may then write what it could not before. */
const GESTURES = ["keydown", "mousedown", "pointerup"];

export class ClipboardLink {
  #send;
  #sends = false;
  #receives = false;
  #here = null; // The text of this computer that was last seen, and is known on the screen.
  #there = null; // And the screen's.
  #thereIsNewer = false;
  #waiting = null; // The screen's, which this computer has not yet.

  /** @param {(text: string) => boolean} send brings a text to the screen's clipboard; false if it does not go there */
  constructor(send) {
    this.#send = send;
    window.addEventListener("focus", () => {
      this.#thereIsNewer = false;
      this.#look();
    });
    for (const type of ["copy", "cut"]) {
      document.addEventListener(type, () => {
        this.#thereIsNewer = false;
        this.#waiting = null;
      });
    }
    for (const type of GESTURES) {
      window.addEventListener(type, () => this.#thereIsNewer && this.#write(), { capture: true });
    }
  }

  /**
   * Says which way texts go by themselves.
   *
   * @param {{sends: boolean, receives: boolean}} ways to the screen, and from there
   */
  async turn({ sends, receives }) {
    this.#sends = sends;
    this.#receives = receives;
    this.#waiting = receives ? this.#waiting : null;
    await this.#look();
  }

  /** The screen is another one, or may have forgotten all. */
  forget() {
    this.#here = null;
    this.#there = null;
    this.#thereIsNewer = false;
    this.#waiting = null;
  }

  /** A text was sent by hand, whatever is on this computer's clipboard. */
  sent(text) {
    this.#there = text;
    this.#thereIsNewer = true;
    this.#waiting = null;
  }

  /**
   * The screen has a new text, or an image. Not every browser lets the page write it at once.
   *
   * @param {string | Blob} content an image is a PNG
   */
  async arrived(content) {
    this.#there = content;
    this.#thereIsNewer = document.hasFocus();
    this.#waiting = this.#receives ? content : null;
    await this.#write();
  }

  /**
   * This computer has this text, which somebody pastes into the screen.
   *
   * @returns {boolean} false if it does not get there
   */
  pasted(text) {
    if (text === "" || text === this.#here || this.#thereIsNewer) {
      return true;
    }
    if (text !== this.#there && !this.#send(text)) {
      return false;
    }
    this.#here = text;
    this.#there = text;
    this.#waiting = null;
    return true;
  }

  /**
   * This computer has an image, which somebody pastes into the screen.
   *
   * @param {() => Promise<boolean>} send brings it there
   */
  async pastedImage(send) {
    if (this.#thereIsNewer) {
      return true;
    }
    const isThere = await send();
    if (isThere) {
      this.#here = null;
      this.#there = null;
      this.#waiting = null;
    }
    return isThere;
  }

  async #write() {
    const content = this.#waiting;
    if (content === null) {
      return;
    }
    const done = typeof content === "string" ? await writeText(content) : await writeImage(content);
    if (done && this.#waiting === content) {
      this.#here = content;
      this.#waiting = null;
    }
  }

  /**
   * Looks whether this computer has a new text: whenever the page gets the keyboard back, as it was elsewhere then. A
   * text that was copied there goes before one that came from the screen meanwhile.
   */
  async #look() {
    const isNeeded = this.#sends || this.#waiting !== null;
    if (!isNeeded || !document.hasFocus() || (await readPermission()) !== "granted") {
      return;
    }
    const text = await readText();
    if (text !== "" && text !== this.#here) {
      this.#waiting = null;
    }
    if (this.#sends) {
      this.pasted(text);
    }
    await this.#write();
  }
}
