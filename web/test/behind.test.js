import assert from "node:assert/strict";
import { test } from "node:test";
import { Behind } from "../target/web/client/behind.js";

const V = [0x76, "KeyV"];

function released(behind) {
  const sent = [];
  behind.release(
    (text) => sent.push(text),
    (_keysym, code, down) => sent.push(`${code} ${down}`),
  );
  return sent;
}

test("keys that are pressed behind a text that waits go behind it", () => {
  const behind = new Behind();
  assert.equal(behind.keeps([...V, true]), false, "nothing waits");
  behind.wait("old");
  behind.wait("new");
  assert.equal(behind.keeps([...V, true]), true);
  assert.equal(behind.keeps([...V, false]), true);
  assert.deepEqual(released(behind), ["new", "KeyV true", "KeyV false"]);
  assert.equal(behind.keeps([...V, true]), false);
  assert.deepEqual(released(behind), []);
});

test("what is kept is bounded, and what was pressed is released", () => {
  const behind = new Behind();
  behind.wait("text");
  for (let i = 0; i < 1000; i += 1) {
    behind.keeps([...V, true]);
  }
  behind.keeps([...V, false]);
  const sent = released(behind);
  assert.equal(sent.length, 1 + 128 + 1);
  assert.equal(sent.at(-1), "KeyV false");
});

test("a text that waits no more holds no key", () => {
  const behind = new Behind();
  behind.wait("text");
  behind.keeps([...V, true]);
  behind.wait(null);
  assert.equal(behind.keeps([...V, false]), false);
  assert.deepEqual(released(behind), []);
});
