import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, timeOf } from "../src/page/player.js";

test("writes times as people do", () => {
  assert.equal(timeOf(0), "0:00");
  assert.equal(timeOf(65_900), "1:05");
  assert.equal(timeOf(3_605_000), "1:00:05");
});

test("knows where a recording is by now, and stops at its end", () => {
  const state = { at: 10_000, duration: 20_000, playing: true, speed: 2 };
  assert.equal(placeOf(state, 1500), 13_000);
  assert.equal(placeOf(state, 99_000), 20_000);
  assert.equal(placeOf({ ...state, playing: false }, 1500), 10_000);
});
