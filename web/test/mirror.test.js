import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = new EventTarget();
const { Mirror } = await import("../target/web/client/mirror.js");

const NAMES = new Map([
  [0xff08, "⌫"],
  [0xff0d, "⏎"],
  [0xff51, "←"],
  [0xff53, "→"],
]);

/** A field as browsers have it, as far as this needs it. */
class Field extends EventTarget {
  value = "";
  selectionStart = 0;
  selectionEnd = 0;

  setSelectionRange(start, end) {
    this.selectionStart = start;
    this.selectionEnd = end;
  }

  focus() {
    this.dispatchEvent(new Event("focus"));
  }

  /** Replaces letters around the caret: so many before it, by a text. */
  write(text, letters = 0) {
    const start = this.selectionEnd - letters;
    this.value = this.value.slice(0, start) + text + this.value.slice(this.selectionEnd);
    this.setSelectionRange(start + text.length, start + text.length);
    this.dispatchEvent(new Event("input"));
  }

  go(letters) {
    this.setSelectionRange(this.selectionEnd + letters, this.selectionEnd + letters);
    document.dispatchEvent(new Event("selectionchange"));
  }

  compose(type) {
    this.dispatchEvent(new Event(`composition${type}`));
  }
}

function typed(act, holdsBack = false) {
  const field = new Field();
  const keys = [];
  const mirror = new Mirror(
    field,
    (symbols) => keys.push(...symbols),
    () => holdsBack,
  );
  field.focus();
  act(field, mirror);
  field.dispatchEvent(new Event("blur"));
  return keys.map((symbol) => NAMES.get(symbol) ?? String.fromCodePoint(symbol & 0xffffff)).join("");
}

test("types what is written, and corrects it", () => {
  assert.equal(typed((field) => field.write("teh")), "teh");
  assert.equal(typed((field) => (field.write("teh "), field.write("the ", 4))), "teh ⌫⌫⌫he ");
});

test("follows the caret, and replaces in the middle", () => {
  const act = (field) => {
    field.write("helo you");
    field.go(-5);
    field.write("l");
    field.go(5);
    field.write("\n");
  };
  assert.equal(typed(act), "helo you←←←←←l→→→→→⏎");
});

test("types what follows a correction again", () => {
  const act = (field) => {
    field.write("wrold and");
    const at = field.selectionEnd;
    field.value = field.value.replace("wrold", "world");
    field.setSelectionRange(at, at);
    field.dispatchEvent(new Event("input"));
  };
  assert.equal(typed(act), `wrold and${"⌫".repeat(8)}orld and`);
});

test("never types what fills the field, and never runs out of it", () => {
  const deletes = (field) => Array.from({ length: 200 }, () => field.write("", 1));
  assert.equal(typed(deletes), "⌫".repeat(200));
  const goes = (field) => Array.from({ length: 200 }, () => field.go(-1));
  assert.equal(typed(goes), "←".repeat(200));
  const returns = (field) => Array.from({ length: 200 }, () => field.go(1));
  assert.equal(typed(returns), "→".repeat(200));
});

test("deletes one letter where a whole word of filling goes", () => {
  assert.equal(typed((field) => field.write("", 30)), "⌫");
  assert.equal(typed((field) => (field.write("ab"), field.write("", 30))), "ab⌫⌫");
});

test("holds back what is being composed, where it is to", () => {
  const act = (field) => {
    field.compose("start");
    field.write("n");
    field.write("ni", 1);
    field.write("\u4f60", 2);
    field.compose("end");
    field.write("!");
  };
  assert.equal(typed(act, true), "\u4f60!");
  assert.equal(typed(act, false), "ni⌫⌫\u4f60!");
});

test("Firefox says the text of a dead key only after the composition", () => {
  const act = (field) => {
    field.compose("start");
    field.write("´");
    field.write("", 1);
    field.compose("end");
    field.dispatchEvent(new Event("input"));
    field.write("é");
  };
  assert.equal(typed(act, true), "é");
});

test("what was typed before another key is not corrected any more", () => {
  const act = (field, mirror) => {
    field.write("ab");
    mirror.clear();
    field.write("", 1);
  };
  assert.equal(typed(act), "ab⌫");
});

test("knows what is being composed, and only then", () => {
  const all = [];
  typed((field, mirror) => {
    all.push(mirror.unfinished);
    field.compose("start");
    field.write("ni");
    all.push(mirror.unfinished);
    field.compose("end");
    all.push(mirror.unfinished);
  }, true);
  assert.deepEqual(all, ["", "ni", ""]);
});
