/**
 * noVNC's keyboard on a field that can compose: dead keys, input methods and keyboards on the glass write their text
 * there, and it is typed as text; all other keys go on as they did, at once. The keyboard follows what each event says
 * of modifiers, since a browser does not see every release.
 */

import { isMac } from "../noVNC/core/util/browser.js";
import Keyboard from "../noVNC/core/input/keyboard.js";
import KeyTable from "../noVNC/core/input/keysym.js";
import { choosesWords, fieldFor } from "./field.js";
import { keysName } from "./keynames.js";
import { Mirror } from "./mirror.js";
import { CONTROLS, isModifier, LEVELS, notHeld, SHIFTS } from "./modifiers.js";
import { Pasting } from "./pasting.js";
import { symbol } from "./symbols.js";

/** Keys that begin a composition in the browser instead of being typed. */
const COMPOSING = new Set(["Dead", "Compose", "Process"]);
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether the keyboard has a Command key, which does what Ctrl does elsewhere. */
export const hasCommandKey = isMac();

/** The keys of what this computer's clipboard does: the one that is held for that, and another. */
export function clipboardKeys(letter) {
  return `${hasCommandKey ? "⌘" : keysName("Ctrl")} ${letter}`;
}

/** What Ctrl is called where the key beside the space bar is to be one. */
const COMMAND_KEYS = {
  MetaLeft: [KeyTable.XK_Control_L, "ControlLeft"],
  MetaRight: [KeyTable.XK_Control_R, "ControlRight"],
};

export class Typing extends Keyboard {
  /** Whether a Command key is sent as Ctrl. */
  commandIsControl = hasCommandKey;

  #mirror;
  #pasting;
  #pointer = { x: 0, y: 0 };

  /**
   * @param {HTMLElement} place where its field goes, and over which the pointer is
   * @param {(...event) => void} send types a key, as noVNC's RFB does it
   */
  constructor(place, send) {
    super(fieldFor(place));
    this.onkeyevent = (keysym, code, ...more) => send(...this.#meant(keysym, code), ...more);
    this.#mirror = new Mirror(this.field, (symbols) => this.#type(symbols), () => this.#holdsBack());
    this.#pasting = new Pasting(this.field, (event) => this.#press(event), hasCommandKey);
    this.field.addEventListener("blur", () => this._allKeysUp());
    this.field.addEventListener("compositionstart", () => this.#holdsBack() && this.#showComposition());
    this.field.addEventListener("compositionend", () => this.field.classList.remove("composing"));
    this.field.addEventListener("drop", (event) => event.preventDefault());
    for (const type of ["mousedown", "mousemove", "mouseup", "wheel"]) {
      place.addEventListener(type, (event) => this.#pointed(event), { capture: true, passive: true });
    }
  }

  /** What the keyboard writes into. */
  get field() {
    return this._target;
  }

  /** Whether the system shows its keyboard on the glass. */
  get onGlass() {
    return this.field.inputMode !== "none";
  }

  /** Counts from the next time that the field gets the keyboard, which it loses. */
  set onGlass(shown) {
    this.field.inputMode = shown ? "text" : "none";
    this.field.blur();
  }

  /** Gets what is pasted, see {@link Pasting#take}. */
  set onpaste(take) {
    this.#pasting.take = take;
  }

  /** What is being composed and was not typed yet. */
  get unfinished() {
    return this.#mirror.unfinished;
  }

  /** Types a text, as if it had been composed. */
  write(text) {
    this.#type([...text].map(symbol));
  }

  /** True while any of these keys is down. */
  isControlDown() {
    return this.#down(CONTROLS).length > 0;
  }

  #meant(keysym, code) {
    return (hasCommandKey && this.commandIsControl && COMMAND_KEYS[code]) || [keysym, code];
  }

  grab() {
    super.grab();
    this.#accept(true);
  }

  ungrab() {
    super.ungrab();
    this.#accept(false);
  }

  #accept(accepted) {
    this.field.readOnly = !accepted;
    this.field.tabIndex = accepted ? 0 : -1;
  }

  _handleKeyDown(event) {
    this.#pasting.settle();
    this.#agree(event);
    if (!isComposed(event) && !this.#pasting.holds(event)) {
      this.#press(event);
    }
  }

  #press(event) {
    super._handleKeyDown(event);
    if (!isModifier(this._keyDownList[this._getKeyCode(event)])) {
      this.#mirror.clear();
    }
  }

  _handleKeyUp(event) {
    this.#pasting.settle();
    this.#agree(event);
    super._handleKeyUp(event);
  }

  /** Releases modifiers which an event says are not held. */
  #agree(event) {
    const symbols = notHeld(event, this._keyDownList[this._getKeyCode(event)]);
    this.#down(symbols).forEach(([code, keysym]) => this._sendKeyEvent(keysym, code, false));
  }

  _allKeysUp() {
    this.#pasting.settle();
    super._allKeysUp();
  }

  #down(symbols) {
    return Object.entries(this._keyDownList).filter(([, keysym]) => symbols.includes(keysym));
  }

  #pointed(event) {
    this.#pointer = { x: event.clientX, y: event.clientY };
    if (event.type === "mousedown") {
      this.#pasting.settle();
    }
    this.#agree(event);
  }

  /** Where the pointer is, within the screen; the browser shows what there is to choose from beside it. */
  #showComposition() {
    const { field } = this;
    field.classList.add("composing");
    const { left, top, width, height } = field.parentElement.getBoundingClientRect();
    field.style.left = `${Math.max(0, Math.min(this.#pointer.x - left, width - field.offsetWidth))}px`;
    field.style.top = `${Math.max(0, Math.min(this.#pointer.y - top, height - field.offsetHeight))}px`;
  }

  #holdsBack() {
    return !this.onGlass || choosesWords();
  }

  /** Text is what it is: Shift, which helped to compose it, does not count for it. */
  #type(symbols) {
    if (symbols.length === 0 || this.field.readOnly) {
      return;
    }
    const held = this.#down([...SHIFTS, ...LEVELS]);
    held.forEach(([code, keysym]) => this.onkeyevent(keysym, code, false));
    for (const keysym of symbols) {
      this.onkeyevent(keysym, null, true);
      this.onkeyevent(keysym, null, false);
    }
    held.forEach(([code, keysym]) => this.onkeyevent(keysym, code, true));
  }
}

function isComposed(event) {
  const begins = COMPOSING.has(event.key) && !event.ctrlKey && !event.metaKey;
  return event.isComposing || event.keyCode === TAKEN_BY_INPUT_METHOD || begins;
}
