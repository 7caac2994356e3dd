import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, areSame, monitorsOf } from "../src/client/monitors.js";

function told(...monitors) {
  const bytes = monitors.map(([id, ...area]) => [0, 0, 0, id, ...area.flatMap((n) => [n >> 8, n & 255]), 0, 0, 0, 0]);
  return Uint8Array.from([monitors.length, 0, 0, 0, ...bytes.flat()]);
}

test("finds monitors from left to right, and none without pixels", () => {
  const bytes = told([7, 1920, 0, 1280, 1024], [3, 0, 0, 1920, 1080], [9, 0, 1080, 800, 600], [1, 0, 0, 0, 600]);
  assert.deepEqual(monitorsOf(bytes), [
    { x: 0, y: 0, width: 1920, height: 1080 },
    { x: 0, y: 1080, width: 800, height: 600 },
    { x: 1920, y: 0, width: 1280, height: 1024 },
  ]);
  const offset = new Uint8Array([5, ...bytes, 5]).subarray(1);
  assert.deepEqual(monitorsOf(offset), monitorsOf(bytes));
});

test("finds nothing in what has not all arrived", () => {
  const bytes = told([1, 0, 0, 640, 480], [2, 640, 0, 640, 480]);
  for (let length = 0; length < bytes.length; length++) {
    assert.deepEqual(monitorsOf(bytes.subarray(0, length)), [], `${length} bytes`);
  }
  assert.equal(areSame(monitorsOf(bytes), monitorsOf(bytes)), true);
  assert.equal(areSame(monitorsOf(bytes), []), false);
});

test("names a page that shows one of them at once", () => {
  assert.equal(addressOf(new URL("https://desk/a/?path=x"), 2), "https://desk/a/?path=x#monitor=2&autoconnect=1");
  const other = new URL("https://desk/#host=far&monitor=1&autoconnect=1&view_only=1");
  assert.equal(addressOf(other, 3), "https://desk/#host=far&view_only=1&monitor=3&autoconnect=1");
});
