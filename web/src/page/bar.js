/** The bar of tools: it moves out of the way by itself, and opens one panel at a time. */

import { byId, on } from "./dom.js";
import { makeDraggable } from "./drag.js";

const AWAY_MILLIS = 3500;
const PANELS = ["picture", "keys", "clipboard", "session"];

export class Bar {
  #leave;
  #timer = 0;

  /**
   * @param {() => void} leave gives the keyboard back to the screen
   * @param {number} place where the bar is, from 0 at the left to 1 at the right
   */
  constructor(leave, place) {
    this.#leave = leave;
    makeDraggable(byId("bar"), byId("bar-handle"), place);
    for (const panel of PANELS) {
      on(`open-${panel}`, "click", () => this.#toggle(panel));
    }
    on("bar-handle", "click", () => (this.#isAway() ? this.show() : this.hide()));
    on("bar", "keydown", (event) => event.key === "Escape" && this.#escape());
    on("bar", "pointerleave", () => this.#later());
    on("bar", "focusout", () => this.#later());
    on("screen", "pointerdown", () => this.hide());
    // Before the screen gets it, or it would be typed there.
    window.addEventListener("keydown", (event) => this.#shortcut(event), { capture: true });
  }

  /** Comes down; goes away again when nobody uses it. */
  show() {
    byId("bar").classList.remove("away");
    byId("bar-handle").setAttribute("aria-expanded", "true");
    byId("tools").inert = false;
    this.#later();
  }

  /** Goes out of the way, with all panels. */
  hide() {
    this.#open(null);
    byId("bar").classList.add("away");
    byId("bar-handle").setAttribute("aria-expanded", "false");
    byId("tools").inert = true;
  }

  #isAway() {
    return byId("bar").classList.contains("away");
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#isUsed() || this.hide(), AWAY_MILLIS);
  }

  #isUsed() {
    const panelOpen = PANELS.some((panel) => !byId(panel).hidden);
    return panelOpen || byId("bar").matches(":hover") || byId("bar").contains(document.activeElement);
  }

  #toggle(panel) {
    this.#open(byId(panel).hidden ? panel : null);
  }

  /**
   * Opens a panel, if it is offered, and closes all others.
   *
   * @param {string | null} panel its id; null to close all
   */
  open(panel) {
    this.#open(panel && !byId(`open-${panel}`).hidden ? panel : null);
  }

  #open(wanted) {
    for (const panel of PANELS) {
      byId(panel).hidden = panel !== wanted;
      byId(`open-${panel}`).setAttribute("aria-expanded", String(panel === wanted));
    }
  }

  #escape() {
    const open = PANELS.find((panel) => !byId(panel).hidden);
    this.#open(null);
    if (open) {
      byId(`open-${open}`).focus();
    } else {
      this.hide();
      this.#leave();
    }
  }

  #shortcut(event) {
    if (event.code !== "KeyM" || !event.ctrlKey || !event.altKey || !event.shiftKey) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    this.show();
    byId("open-picture").focus();
  }
}
