/** The bar of tools: it moves out of the way by itself, and opens one panel at a time, below its button. */

import { byId, on } from "./dom.js";
import { makeDraggable } from "./drag.js";
import { watchEdge } from "./edge.js";
import { prepareTips } from "./tip.js";

const AWAY_MILLIS = 3500;
const MARGIN_PIXELS = 8;
const PANELS = ["picture", "keys", "clipboard", "session"];

export class Bar {
  #leave;
  #hideTip;
  #timer = 0;

  /**
   * @param {() => void} leave gives the keyboard back to the screen
   * @param {{bar: number, handle: boolean}} settings where its handle is, from 0 at the left to 1 at the right, and
   *     whether that is seen while the bar is away
   */
  constructor(leave, settings) {
    this.#leave = leave;
    makeDraggable(byId("bar"), byId("bar-handle"), settings.bar);
    this.#hideTip = prepareTips(byId("bar"));
    watchEdge(settings, () => this.#isAway() && this.show());
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
    new ResizeObserver(() => this.#arrange()).observe(byId("tools"));
    window.addEventListener("resize", () => this.#arrange());
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
    this.#hideTip();
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
    return this.#opened() || byId("bar").matches(":hover") || byId("bar").contains(document.activeElement);
  }

  #opened() {
    return PANELS.find((panel) => !byId(panel).hidden);
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
    this.#arrange();
  }

  /** A panel is below its button, as far as the window has room, and never over the tools. */
  #arrange() {
    document.documentElement.style.setProperty("--bar-height", `${byId("tools").offsetHeight}px`);
    const panel = this.#opened();
    if (panel) {
      const button = byId(`open-${panel}`).getBoundingClientRect();
      const width = byId(panel).offsetWidth;
      const most = window.innerWidth - width - MARGIN_PIXELS;
      const left = Math.max(MARGIN_PIXELS, Math.min(button.left + button.width / 2 - width / 2, most));
      byId(panel).style.left = `${left - byId("bar").getBoundingClientRect().left}px`;
    }
  }

  #escape() {
    const open = this.#opened();
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
