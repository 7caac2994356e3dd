/** The panel of keys, and the keyboard on the glass. */

import { CHORDS, HeldModifiers, MODIFIERS, SINGLE_KEYS, send } from "../client/keys.js";
import { byId, closePanel, on } from "./dom.js";

const SAID = { off: "false", once: "true", locked: "true" };

export class KeyPanel {
  #rfb = null;
  #held = null;
  #focus;

  /**
   * @param {boolean} viewOnly whether keys are kept back
   * @param {() => void} focus gives the keyboard back to the screen
   */
  constructor(viewOnly, focus) {
    this.#focus = focus;
    this.viewOnly(viewOnly);
    for (const [name, chord] of Object.entries(CHORDS)) {
      byId("chords").append(this.#button(name, () => send(this.#rfb, chord)));
    }
    for (const [name, chord] of Object.entries(SINGLE_KEYS)) {
      byId("single-keys").append(this.#button(name, () => send(this.#rfb, chord)));
    }
    for (const name of Object.keys(MODIFIERS)) {
      const button = this.#button(name, () => this.#held.press(name));
      button.id = `hold-${name.toLowerCase()}`;
      byId("modifiers").append(button);
      showHeld(name, "off");
    }
    // Else the button would take the keyboard away before it could be hidden.
    on("soft-keyboard", "pointerdown", (event) => event.preventDefault());
    on("soft-keyboard", "click", () => this.#toggleGlass());
  }

  /** Shows the system's keyboard, or hides it. */
  #toggleGlass() {
    const { typing } = this.#rfb;
    typing.onGlass = !typing.onGlass || document.activeElement !== typing.field;
    this.#focus();
  }

  #button(name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "key";
    button.textContent = name;
    // A pointer leaves the keyboard where it is, so that a key can follow at once; who came with Tab goes on from here.
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", (event) => {
      if (!this.#rfb) {
        return;
      }
      act();
      if (event.detail > 0) {
        this.#focus();
      }
    });
    return button;
  }

  /** Who only looks on sends no keys; told while the connection still takes some. */
  viewOnly(only) {
    this.#held?.releaseAll();
    byId("open-keys").hidden = only;
    if (only) {
      closePanel("keys");
    }
    byId("soft-keyboard").hidden = only;
  }

  /** Keys go to this connection from now on. */
  show(rfb) {
    this.#rfb = rfb;
    this.#held = new HeldModifiers(rfb, showHeld);
  }

  /** The connection has ended, and the server has released its keys. */
  leave() {
    this.#held?.releaseAll();
    this.#held = null;
    this.#rfb = null;
  }
}

function showHeld(name, held) {
  const button = byId(`hold-${name.toLowerCase()}`);
  button.setAttribute("aria-pressed", SAID[held]);
  button.dataset.held = held;
}
