import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.WheelEvent = { DOM_DELTA_PIXEL: 0, DOM_DELTA_LINE: 1, DOM_DELTA_PAGE: 2 };
const { Wheel } = await import("../target/web/client/wheel.js");

const NAMES = { 8: "up", 16: "down", 32: "left", 64: "right" };

function turned(...events) {
  const wheel = new Wheel();
  const quiet = { deltaX: 0, deltaY: 0, deltaMode: 0 };
  return events.flatMap((event) => wheel.turned({ ...quiet, ...event })).map((button) => NAMES[button]);
}

test("a notch is a notch, at any zoom of the page", () => {
  assert.deepEqual(turned({ deltaY: 100, wheelDeltaY: -120 }), ["down"]);
  assert.deepEqual(turned({ deltaY: -20, wheelDeltaY: 120 }), ["up"]);
  assert.deepEqual(turned({ deltaX: 20, wheelDeltaX: -120 }), ["right"]);
  assert.deepEqual(turned({ deltaY: -3, deltaMode: 1 }), ["up"]);
});

test("parts of a notch add up, and nothing is lost", () => {
  const part = { deltaY: 20 };
  assert.deepEqual(turned(part, part), []);
  assert.deepEqual(turned(part, part, part), ["down"]);
  assert.deepEqual(turned(...Array(10).fill(part)), Array(4).fill("down"));
  assert.deepEqual(turned({ deltaY: 250 }), Array(5).fill("down"));
});

test("turning back counts at once", () => {
  assert.deepEqual(turned({ deltaY: 40 }, { deltaY: -50 }), ["up"]);
});

test("no event turns without end", () => {
  assert.equal(turned({ deltaX: 1e9, deltaY: -1e9 }).length, 20);
});
