import assert from "node:assert/strict";
import { test } from "node:test";
import { Reconnect } from "../src/client/reconnect.js";

test("tries after pauses that grow to half a minute, and counts them down", (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const pauses = [];
  let attempts = 0;
  let shown = [];
  const reconnect = new Reconnect(() => (attempts += 1), (seconds) => shown.push(seconds));
  for (let i = 0; i < 7; i++) {
    shown = [];
    reconnect.pause();
    while (attempts === i) {
      context.mock.timers.tick(1000);
    }
    pauses.push(shown[0]);
    assert.deepEqual(shown, Array.from({ length: shown[0] + 1 }, (_, second) => shown[0] - second));
  }
  assert.deepEqual(pauses, [1, 2, 4, 8, 15, 30, 30]);
});

test("tries at once when told to, and only while it waits", (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  let attempts = 0;
  const reconnect = new Reconnect(() => (attempts += 1), () => {});
  reconnect.now();
  assert.equal(attempts, 0);
  reconnect.pause();
  reconnect.now();
  reconnect.now();
  context.mock.timers.tick(60_000);
  assert.equal(attempts, 1);
});

test("begins with a short pause again after it was stopped", (context) => {
  context.mock.timers.enable({ apis: ["setInterval"] });
  const shown = [];
  const reconnect = new Reconnect(() => {}, (seconds) => shown.push(seconds));
  reconnect.pause();
  reconnect.pause();
  reconnect.stop();
  context.mock.timers.tick(60_000);
  reconnect.pause();
  assert.deepEqual(shown, [1, 2, 1]);
});
