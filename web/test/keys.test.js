import assert from "node:assert/strict";
import { test } from "node:test";
import { CHORDS, chordOf } from "../target/web/client/chords.js";
import { HeldModifiers, send } from "../target/web/client/keys.js";

function recorder() {
  const sent = [];
  return { sent, sendKey: (keysym, code, down) => sent.push(`${code} ${down ? "down" : "up"}`) };
}

test("releases a chord in the other order", () => {
  const rfb = recorder();
  send(rfb, CHORDS["Ctrl Alt Del"]);
  assert.deepEqual(rfb.sent, [
    "ControlLeft down",
    "AltLeft down",
    "Delete down",
    "Delete up",
    "AltLeft up",
    "ControlLeft up",
  ]);
});

test("releases what was pressed of a chord that fails half way", () => {
  const rfb = recorder();
  const sendKey = rfb.sendKey;
  rfb.sendKey = (keysym, code, down) => {
    if (code === "Delete" && down) {
      throw new Error("no more");
    }
    sendKey(keysym, code, down);
  };
  assert.throws(() => send(rfb, CHORDS["Ctrl Alt Del"]), /no more/);
  assert.deepEqual(rfb.sent.slice(2), ["Delete up", "AltLeft up", "ControlLeft up"]);
});

test("reads keys as somebody writes them", () => {
  const written = (text) => chordOf(text) && `${chordOf(text).name}: ${chordOf(text).keys.map(([, code]) => code)}`;
  assert.equal(written("ctrl+shift+t"), "Ctrl Shift T: ControlLeft,ShiftLeft,KeyT");
  assert.equal(written(" Control  alt + f2 "), "Ctrl Alt F2: ControlLeft,AltLeft,F2");
  assert.equal(written("win 5"), "Super 5: MetaLeft,Digit5");
  assert.equal(written("Ctrl +"), "Ctrl +: ControlLeft,");
  assert.equal(written("pgup"), "PageUp: PageUp");
  assert.equal(chordOf("é").keys[0][0], 0xe9);
  for (const wrong of ["", "  ", "Ctrl Foo", "a b c d e f g", "__proto__", "constructor"]) {
    assert.equal(chordOf(wrong), null, wrong);
  }
});

test("holds a modifier for one key, or until it is pressed again", () => {
  const rfb = recorder();
  const said = [];
  const held = new HeldModifiers(rfb, (name, state) => said.push(`${name} ${state}`));
  held.press("Ctrl");
  rfb.sendKey(0x63, "KeyC", true);
  rfb.sendKey(0x63, "KeyC", false);
  assert.deepEqual(rfb.sent, ["ControlLeft down", "KeyC down", "KeyC up", "ControlLeft up"]);
  held.press("Shift");
  held.press("Shift");
  rfb.sent.length = 0;
  rfb.sendKey(0x63, "KeyC", false);
  assert.deepEqual(rfb.sent, ["KeyC up"]);
  held.press("Shift");
  assert.deepEqual(rfb.sent, ["KeyC up", "ShiftLeft up"]);
  assert.deepEqual(said, ["Ctrl once", "Ctrl off", "Shift once", "Shift locked", "Shift off"]);
});

test("another modifier does not release the first", () => {
  const rfb = recorder();
  const held = new HeldModifiers(rfb, () => {});
  held.press("Ctrl");
  held.press("Alt");
  assert.deepEqual(rfb.sent, ["ControlLeft down", "AltLeft down"]);
  held.releaseAll();
  assert.deepEqual(rfb.sent.slice(2), ["ControlLeft up", "AltLeft up"]);
});
