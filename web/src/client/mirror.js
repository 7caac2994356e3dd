/**
 * Makes keys of what happens to the text of a field: input methods, keyboards on the glass, dictation and corrections
 * say what was written, not which key. The remote caret stands where the field's does; letters that were typed here can
 * be replaced wherever they stand.
 */

import KeyTable from "../noVNC/core/input/keysym.js";
import { letters, replacement } from "./edit.js";
import { symbol } from "./symbols.js";

/**
 * There has to be something around the caret, or there is nothing that could be deleted or gone to. It has no width,
 * belongs to no word, and is never typed.
 */
const FILLING = "\u200b";
const BEFORE = FILLING.repeat(64);
const AFTER = FILLING.repeat(16);
const LONGEST = 256;
const EDGE = 8;

export class Mirror {
  #field;
  #type;
  #holdsBack;
  #composing = false;
  #last = { text: "", caret: 0 };

  /**
   * @param {HTMLTextAreaElement} field whose text is followed
   * @param {(keysyms: number[]) => void} type presses and releases each of these keys
   * @param {() => boolean} holdsBack whether what is being composed is typed only once it is done
   */
  constructor(field, type, holdsBack) {
    this.#field = field;
    this.#type = type;
    this.#holdsBack = holdsBack;
    this.clear();
    field.addEventListener("compositionstart", () => {
      this.#composing = true;
    });
    field.addEventListener("input", () => this.#read());
    field.addEventListener("compositionend", () => {
      this.#composing = false;
      this.#read();
    });
    const follow = () => this.#follow();
    field.addEventListener("focus", () => document.addEventListener("selectionchange", follow));
    field.addEventListener("blur", () => document.removeEventListener("selectionchange", follow));
  }

  /** What was typed until now belongs to the past: keys have moved the remote caret since. */
  clear() {
    if (this.#composing) {
      return;
    }
    if (this.#field.value !== BEFORE + AFTER || this.#field.selectionEnd !== BEFORE.length) {
      this.#field.value = BEFORE + AFTER;
      this.#field.setSelectionRange(BEFORE.length, BEFORE.length);
    }
    this.#last = { text: BEFORE + AFTER, caret: BEFORE.length };
  }

  /** What is being composed and was not typed yet. */
  get unfinished() {
    const now = { text: this.#field.value, caret: this.#field.selectionEnd };
    return this.#composing ? replacement(this.#last, now).inserted.replaceAll(FILLING, "") : "";
  }

  #read() {
    if (this.#composing && this.#holdsBack()) {
      return;
    }
    const now = { text: this.#field.value, caret: this.#field.selectionEnd };
    const { from, deleted, inserted } = replacement(this.#last, now);
    const end = from + deleted.length;
    this.#type([
      ...(deleted || inserted ? this.#moves(this.#last.text, this.#last.caret, end) : []),
      ...Array(deletions(deleted)).fill(KeyTable.XK_BackSpace),
      ...[...inserted].filter((letter) => letter !== FILLING).map(symbol),
      ...this.#moves(now.text, from + inserted.length, now.caret),
    ]);
    this.#last = now;
    this.#tidy();
  }

  /** The caret was moved within the text, by a finger on the space bar for example. */
  #follow() {
    const { value, selectionStart, selectionEnd } = this.#field;
    const moved = selectionEnd !== this.#last.caret && selectionStart === selectionEnd;
    if (moved && !this.#composing && value === this.#last.text) {
      this.#type(this.#moves(value, this.#last.caret, selectionEnd));
      this.#last = { text: value, caret: selectionEnd };
      this.#tidy();
    }
  }

  #moves(text, from, to) {
    const key = to < from ? KeyTable.XK_Left : KeyTable.XK_Right;
    return letters(text.slice(Math.min(from, to), Math.max(from, to))).map(() => key);
  }

  /** Not while something is composed, which that would end. */
  #tidy() {
    const { text, caret } = this.#last;
    const room = Math.min(caret, text.length - caret);
    if (text.length > LONGEST || room < EDGE || (caret < BEFORE.length / 2 && isFilling(text))) {
      this.clear();
    }
  }
}

/** Who deletes a word where nothing was typed here deletes one letter: how long the word is, is not known here. */
function deletions(deleted) {
  const typed = letters(deleted).filter((letter) => !isFilling(letter)).length;
  return typed === 0 && deleted ? 1 : typed;
}

function isFilling(text) {
  return [...text].every((letter) => letter === FILLING);
}
