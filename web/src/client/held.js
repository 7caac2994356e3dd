/**
 * The pointer, held by the page: the browser hides it then and tells how far it was moved, and so does the page, by
 * QEMU's Pointer Motion Change. A page lists that for as long as it is wanted; Oriel answers once it means ways by
 * places. The cursor, whose place only the server knows then, is drawn by the server.
 */

import { encodings } from "../noVNC/core/encodings.js";

/** QEMU Pointer Motion Change. */
export const POINTER_MOTION = -257;

/** What is added to a way, so that it can go left and up. */
const ORIGIN = 0x7fff;

const ANSWER_MILLIS = 3000;
const CURSORS = [encodings.pseudoEncodingCursor, encodings.pseudoEncodingVMwareCursor];

/**
 * How it stands: nobody holds it; the browser does, and the server was asked; the server has agreed.
 *
 * @typedef {"free" | "asked" | "held"} State
 */

export class HeldPointer {
  #element;
  #acts;
  #state = "free";
  #timer = 0;
  #rest = { x: 0, y: 0 };
  #look = () => this.#changed();

  /**
   * @param {Element} element where the pointer is held
   * @param {{list: () => void, tell: (state: State | "refused" | "unavailable") => void}} acts sends the list of
   *     encodings anew; and tells how it stands, or that the server or the browser does not do that
   */
  constructor(element, acts) {
    this.#element = element;
    this.#acts = acts;
    document.addEventListener("pointerlockchange", this.#look);
  }

  /** @returns {State} how it stands */
  get state() {
    return this.#state;
  }

  /** Has the browser hold it, which it does only after a click or a key. */
  async request() {
    try {
      await this.#element.requestPointerLock();
    } catch {
      this.#acts.tell("unavailable");
    }
  }

  /** Lets it go. */
  release() {
    if (document.pointerLockElement === this.#element) {
      document.exitPointerLock();
    }
  }

  /** The connection has ended. */
  close() {
    this.release();
    clearTimeout(this.#timer);
    this.#state = "free";
    document.removeEventListener("pointerlockchange", this.#look);
  }

  /** What is listed of these encodings, and besides. */
  listed(all) {
    return this.#state === "free" ? all : [...all.filter((each) => !CURSORS.includes(each)), POINTER_MOTION];
  }

  /** The server says what places mean. */
  answered(absolute) {
    if (this.#state === "asked" && !absolute) {
      this.#become("held");
    } else if (absolute) {
      this.#refused();
    }
  }

  /**
   * A place of a message that tells how far the pointer was moved; parts of pixels count for the next time.
   *
   * @param {number} x to the right
   * @param {number} y down
   */
  way(x, y) {
    return { x: this.#part("x", x), y: this.#part("y", y) };
  }

  #part(axis, length) {
    const all = this.#rest[axis] + length;
    const whole = Math.trunc(all);
    this.#rest[axis] = all - whole;
    return Math.max(0, Math.min(2 * ORIGIN, whole + ORIGIN));
  }

  #changed() {
    const holds = document.pointerLockElement === this.#element;
    if (holds && this.#state === "free") {
      this.#rest = { x: 0, y: 0 };
      this.#timer = setTimeout(() => this.#refused(), ANSWER_MILLIS);
      this.#become("asked");
      this.#acts.list();
    } else if (!holds && this.#state !== "free") {
      this.#become("free");
      this.#acts.list();
    }
  }

  #refused() {
    if (this.#state !== "free") {
      this.release();
      this.#acts.tell("refused");
    }
  }

  #become(state) {
    if (state !== "asked") {
      clearTimeout(this.#timer);
    }
    this.#state = state;
    this.#acts.tell(state);
  }
}
