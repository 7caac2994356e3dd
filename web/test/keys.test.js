import assert from "node:assert/strict";
import { test } from "node:test";
import { CHORDS, HeldModifiers, send } from "../target/web/client/keys.js";

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
