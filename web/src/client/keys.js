/** Keys that a browser or its system keeps for itself, and modifiers that stay down without a finger on them. */

import KeyTable from "../noVNC/core/input/keysym.js";

const CONTROL = [KeyTable.XK_Control_L, "ControlLeft"];
const ALT = [KeyTable.XK_Alt_L, "AltLeft"];
const SHIFT = [KeyTable.XK_Shift_L, "ShiftLeft"];
const SUPER = [KeyTable.XK_Super_L, "MetaLeft"];
const LEVEL3 = [KeyTable.XK_ISO_Level3_Shift, "AltRight"];
const TAB = [KeyTable.XK_Tab, "Tab"];

/** Modifiers by the names of their buttons; each a keysym and the place on a keyboard. */
export const MODIFIERS = { Ctrl: CONTROL, Alt: ALT, Shift: SHIFT, Super: SUPER, AltGr: LEVEL3 };

/** What a button sends: keys that are pressed in this order and released in the other. */
export const CHORDS = {
  "Ctrl Alt Del": [CONTROL, ALT, [KeyTable.XK_Delete, "Delete"]],
  "Alt Tab": [ALT, TAB],
  "Super key": [SUPER],
  "Ctrl W": [CONTROL, [0x77, "KeyW"]],
  "Ctrl T": [CONTROL, [0x74, "KeyT"]],
  "Alt F4": [ALT, [KeyTable.XK_F4, "F4"]],
  Esc: [[KeyTable.XK_Escape, "Escape"]],
  Tab: [TAB],
  Del: [[KeyTable.XK_Delete, "Delete"]],
  Print: [[KeyTable.XK_Print, "PrintScreen"]],
  "Page up": [[KeyTable.XK_Page_Up, "PageUp"]],
  "Page down": [[KeyTable.XK_Page_Down, "PageDown"]],
};

/** F1 to F12 and what keyboards on the glass leave out, as chords. */
export const SINGLE_KEYS = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`F${i + 1}`, [[KeyTable.XK_F1 + i, `F${i + 1}`]]])),
  Left: [[KeyTable.XK_Left, "ArrowLeft"]],
  Up: [[KeyTable.XK_Up, "ArrowUp"]],
  Down: [[KeyTable.XK_Down, "ArrowDown"]],
  Right: [[KeyTable.XK_Right, "ArrowRight"]],
  Home: [[KeyTable.XK_Home, "Home"]],
  End: [[KeyTable.XK_End, "End"]],
};

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
 * Presses and releases the keys of a chord.
 *
 * @param {RFB} rfb the connection
 * @param {Array<[number, string]>} chord keys in the order in which they are pressed
 */
export function send(rfb, chord) {
  chord.forEach(([keysym, code]) => rfb.sendKey(keysym, code, true));
  chord.toReversed().forEach(([keysym, code]) => rfb.sendKey(keysym, code, false));
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
