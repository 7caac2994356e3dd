import assert from "node:assert/strict";
import { test } from "node:test";
import { countLetters, MOST_LETTERS, Typist } from "../target/web/client/typist.js";

const TEXT = "ä€\r\n\tz";
const KEYS = [0xe4, 0x20ac, 0xff0d, 0xff09, 0x7a];

/** A typist, what it has typed so far, and how often it began or ended. */
function typist() {
  const keys = [];
  const told = [];
  let ended;
  const end = new Promise((resume) => {
    ended = resume;
  });
  const rfb = { sendKey: (keysym, _code, down) => keys.push(down ? keysym : -keysym) };
  const made = new Typist(rfb, (isTyping) => {
    told.push(isTyping);
    if (!isTyping) {
      ended();
    }
  });
  return { made, keys, told, end };
}

test("presses and releases a key for each letter, and none for what has no key", async () => {
  const { made, keys, told, end } = typist();
  made.type(`\u001b${TEXT}\u0000`);
  await end;
  assert.deepEqual(keys, KEYS.flatMap((keysym) => [keysym, -keysym]));
  assert.deepEqual(told, [true, false]);
  made.type("\u0007");
  assert.deepEqual(told, [true, false]);
});

test("types a long text to its end", async () => {
  const { made, keys, end } = typist();
  made.type("0123456789".repeat(5));
  assert.equal(made.isTyping, true);
  await end;
  const typed = keys.filter((key) => key > 0).map((key) => String.fromCharCode(key));
  assert.equal(typed.join(""), "0123456789".repeat(5));
});

test("can be stopped, and begin again", async () => {
  const { made, keys, told, end } = typist();
  made.type("x".repeat(100));
  made.stop();
  await end;
  assert.equal(made.isTyping, false);
  const typed = keys.length;
  assert.ok(typed < 100);
  made.type("y");
  assert.deepEqual(keys.slice(typed), [0x79, -0x79]);
  assert.deepEqual(told, [true, false, true, false]);
});

test("counts what it would type, and types no more than that at most", () => {
  assert.equal(countLetters(TEXT), 5);
  assert.equal(countLetters("x".repeat(MOST_LETTERS + 1)), MOST_LETTERS + 1);
});
