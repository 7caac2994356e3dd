/** The keyboard on the glass: a row of keys above it, and what is seen of the page while it covers a part. */

import { byId, on } from "./dom.js";

const NEARLY_PIXELS = 1;

export class Glass {
  #rfb = null;
  #focus;

  /**
   * @param {() => void} focus gives the keyboard back to the screen
   */
  constructor(focus) {
    this.#focus = focus;
    // Else the button would take the keyboard away before it could be hidden.
    on("soft-keyboard", "pointerdown", (event) => event.preventDefault());
    on("soft-keyboard", "click", () => this.#toggle());
    followKeyboard();
  }

  /** Who only looks on needs no keyboard. */
  viewOnly(only) {
    byId("soft-keyboard").hidden = only;
    if (only && this.#rfb?.typing.onGlass) {
      this.#put(false);
    }
  }

  /** Keys go to this connection from now on; the keyboard is as it was for the one before. */
  show(rfb) {
    this.#rfb = rfb;
    if (!byId("key-row").hidden) {
      this.#put(true);
    }
  }

  /** Nothing is typed any more. */
  leave() {
    byId("key-row").hidden = true;
    this.#rfb = null;
  }

  /** Shows the system's keyboard, or hides it; shows it again if the system has taken it away. */
  #toggle() {
    const { typing } = this.#rfb;
    this.#put(!typing.onGlass || document.activeElement !== typing.field);
  }

  #put(shown) {
    this.#rfb.view.hold(shown);
    this.#rfb.typing.onGlass = shown;
    byId("key-row").hidden = !shown;
    this.#focus();
  }
}

/**
 * Tells styles which part of the page is seen. Some browsers give the page less room while a keyboard is on the glass,
 * others only move it up behind the keyboard.
 */
function followKeyboard() {
  const seen = window.visualViewport;
  const { style } = document.documentElement;
  const look = () => {
    const isZoomed = seen.scale > 1;
    const isWhole = seen.offsetTop === 0 && Math.abs(window.innerHeight - seen.height) < NEARLY_PIXELS;
    if (isZoomed || isWhole) {
      style.removeProperty("--seen-top");
      style.removeProperty("--seen-height");
    } else {
      style.setProperty("--seen-top", `${seen.offsetTop}px`);
      style.setProperty("--seen-height", `${seen.height}px`);
    }
  };
  seen?.addEventListener("resize", look);
  seen?.addEventListener("scroll", look);
}
