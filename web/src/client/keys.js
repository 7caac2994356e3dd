/** Keys that are sent for the user, and modifiers that stay down without a finger on them. */

import KeyTable from "../noVNC/core/input/keysym.js";
import { MODIFIERS } from "./chords.js";

const MODIFIER_SYMBOLS = new Set([
  ...Object.values(MODIFIERS).map(([keysym]) => keysym),
  KeyTable.XK_Control_R,
  KeyTable.XK_Alt_R,
  KeyTable.XK_Shift_R,
  KeyTable.XK_Super_R,
  KeyTable.XK_Meta_L,
  KeyTable.XK_Meta_R,
]);

/**
 * Presses and releases the keys of a chord; where that fails half way, what was pressed is released.
 *
 * @param {RFB} rfb the connection
 * @param {Array<[number, string]>} chord keys in the order in which they are pressed
 */
export function send(rfb, chord) {
  const pressed = [];
  try {
    for (const [keysym, code] of chord) {
      pressed.unshift([keysym, code]);
      rfb.sendKey(keysym, code, true);
    }
  } finally {
    pressed.forEach(([keysym, code]) => rfb.sendKey(keysym, code, false));
  }
}

/**
 * Modifiers that are held for the user: once, until the next key has been typed, or until they are released. A first
 * press holds one once, a second one locks it, a third releases it.
 */
export class HeldModifiers {
  #rfb;
  #changed;
  #held = new Map();

  /**
   * @param {RFB} rfb the connection; its way to send keys is watched
   * @param {(name: string, held: "off" | "once" | "locked") => void} changed is told of every change
   */
  constructor(rfb, changed) {
    this.#rfb = rfb;
    this.#changed = changed;
    const sendKey = rfb.sendKey;
    rfb.sendKey = (keysym, code, down) => {
      sendKey.call(rfb, keysym, code, down);
      if (down === false && !MODIFIER_SYMBOLS.has(keysym)) {
        this.#release("once");
      }
    };
  }

  /** The button of a modifier was pressed. */
  press(name) {
    const held = this.#held.get(name);
    if (held === "locked") {
      this.#set(name, "off");
    } else {
      this.#set(name, held === "once" ? "locked" : "once");
    }
  }

  /** Releases all. */
  releaseAll() {
    this.#release("once");
    this.#release("locked");
  }

  #release(kind) {
    const names = [...this.#held].filter(([, held]) => held === kind).map(([name]) => name);
    names.forEach((name) => this.#set(name, "off"));
  }

  #set(name, held) {
    const [keysym, code] = MODIFIERS[name];
    if (held === "off") {
      this.#held.delete(name);
      this.#rfb.sendKey(keysym, code, false);
    } else {
      if (!this.#held.has(name)) {
        this.#rfb.sendKey(keysym, code, true);
      }
      this.#held.set(name, held);
    }
    this.#changed(name, held);
  }
}
