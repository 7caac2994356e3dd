/** The panel of keys, and the row of keys above the keyboard on the glass. */

import { CHORDS, chordOf, MODIFIERS, ROW, SINGLE_KEYS } from "../client/chords.js";
import { keysName } from "../client/keynames.js";
import { HeldModifiers, send } from "../client/keys.js";
import { onLanguage, say } from "../client/language.js";
import { keep } from "../client/settings.js";
import { tick } from "../client/touch.js";
import { hasCommandKey } from "../client/typing.js";
import { byId, closePanel, on } from "./dom.js";
import { showHeld, showName } from "./keycap.js";
import { RepeatingKeys } from "./repeating.js";
import { write } from "./writing.js";

const MOST_OWN = 24;
const EXAMPLES = { first: "Ctrl Shift T", second: "Alt F2" };

/** What stands on keys in place of their names, where there is little room. */
const GLYPHS = { Left: "←", Up: "↑", Down: "↓", Right: "→" };

export class KeyPanel {
  #rfb = null;
  #held = null;
  #repeating = new RepeatingKeys(byId("key-row"), (...key) => this.#rfb?.sendKey(...key));
  #focus;
  #settings;

  /**
   * @param {{command: boolean, chords: string[]}} settings to begin with
   * @param {boolean} viewOnly whether keys are kept back
   * @param {() => void} focus gives the keyboard back to the screen
   */
  constructor(settings, viewOnly, focus) {
    this.#settings = settings;
    this.#focus = focus;
    this.viewOnly(viewOnly);
    for (const [keys, chord] of Object.entries(CHORDS)) {
      byId("chords").append(this.#button(keys, () => send(this.#rfb, chord)));
    }
    for (const [name, key] of Object.entries(SINGLE_KEYS)) {
      byId("single-keys").append(this.#button(name, () => send(this.#rfb, [key])));
    }
    for (const name of Object.keys(MODIFIERS)) {
      const button = this.#holder(name);
      button.id = `hold-${name.toLowerCase()}`;
      byId("modifiers").append(button);
    }
    this.#prepareRow();
    this.#prepareOwn();
    this.#prepareCommandKey();
    this.#showNames();
    onLanguage(() => this.#showNames());
  }

  /** What is written on keys differs by language. */
  #showNames() {
    this.#showOwn();
    document.querySelectorAll("[data-keys]").forEach(showName);
    byId("own-keys").placeholder = keysName(EXAMPLES.first);
    write("own-problem", "keys.wrong", { first: keysName(EXAMPLES.first), second: keysName(EXAMPLES.second) });
  }

  /** What keyboards on the glass leave out; it is felt like one of their keys, and repeats as they do. */
  #prepareRow() {
    for (const name of ROW) {
      const { keys } = chordOf(name);
      const isHeld = name in MODIFIERS;
      const button = isHeld ? this.#holder(name) : this.#button(name, () => send(this.#rfb, keys));
      if (!isHeld) {
        this.#repeating.add(button, keys[0]);
      }
      button.dataset.glyph = GLYPHS[name] ?? "";
      button.addEventListener("click", tick);
      byId("key-row").append(button);
    }
  }

  #prepareOwn() {
    on("own-chord", "submit", (event) => {
      event.preventDefault();
      const chord = chordOf(byId("own-keys").value);
      byId("own-keys").setAttribute("aria-invalid", String(chord === null));
      byId("own-problem").hidden = chord !== null;
      if (chord) {
        byId("own-keys").value = "";
        this.#keepOwn([...this.#own().filter((name) => name !== chord.name), chord.name].slice(-MOST_OWN));
      }
    });
  }

  /** What was kept may be anything. */
  #own() {
    const kept = Array.isArray(this.#settings.chords) ? this.#settings.chords : [];
    return kept.map((text) => chordOf(String(text))?.name).filter((name) => name);
  }

  #keepOwn(chords) {
    this.#settings.chords = chords;
    keep({ chords });
    this.#showOwn();
  }

  #showOwn() {
    const buttons = this.#own().map((name) => {
      const both = document.createElement("span");
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "key remove";
      remove.textContent = "×";
      remove.ariaLabel = say("keys.remove", { name: keysName(name) });
      remove.addEventListener("click", () => {
        this.#keepOwn(this.#own().filter((each) => each !== name));
        byId("own-keys").focus();
      });
      both.append(this.#button(name, () => send(this.#rfb, chordOf(name).keys)), remove);
      return both;
    });
    byId("own-chords").replaceChildren(...buttons);
    byId("own-chords").hidden = buttons.length === 0;
  }

  #prepareCommandKey() {
    byId("command-label").hidden = !hasCommandKey;
    byId("command").checked = this.#settings.command !== false;
    on("command", "change", () => {
      this.#settings.command = byId("command").checked;
      keep({ command: this.#settings.command });
      this.#tellCommandKey();
    });
  }

  #tellCommandKey() {
    if (this.#rfb) {
      this.#rfb.typing.commandIsControl = byId("command").checked;
    }
  }

  /** A modifier stays down until the next key, or until it is pressed again. */
  #holder(name) {
    const button = this.#button(name, () => this.#held.press(name));
    button.dataset.holds = name;
    showHeld(button, "off");
    return button;
  }

  /** A button for keys, by their names here. */
  #button(keys, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "key";
    button.dataset.keys = keys;
    showName(button);
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
    this.#repeating.end();
    this.#held?.releaseAll();
    byId("open-keys").hidden = only;
    if (only) {
      closePanel("keys");
    }
  }

  /** Keys go to this connection from now on. */
  show(rfb) {
    this.#rfb = rfb;
    this.#held = new HeldModifiers(rfb, (name, held) => {
      document.querySelectorAll(`[data-holds="${name}"]`).forEach((button) => showHeld(button, held));
    });
    this.#tellCommandKey();
  }

  /** The connection has ended, and the server has released its keys. */
  leave() {
    this.#repeating.end();
    this.#held?.releaseAll();
    this.#held = null;
    this.#rfb = null;
  }
}
