import assert from "node:assert/strict";
import { test } from "node:test";
import { limitOf } from "../src/client/limits.js";

const MOVING = { frames: 20, kilobytes: 300, busy: 0.2, roundTrip: 10 };
const QUICK = { bits_per_second: 100_000_000, quality_levels_down: 0 };

test("says what keeps the picture from moving more often", () => {
  assert.equal(limitOf({ ...MOVING, frames: 0 }, QUICK, 10), "nothing");
  assert.equal(limitOf(MOVING, QUICK, 10), "remote");
  assert.equal(limitOf({ ...MOVING, busy: 0.8 }, QUICK, 10), "browser");
  assert.equal(limitOf(MOVING, { ...QUICK, quality_levels_down: 2 }, 10), "line");
  assert.equal(limitOf(MOVING, { ...QUICK, bits_per_second: 2_500_000 }, 10), "line");
  assert.equal(limitOf(MOVING, { quality_levels_down: 0 }, 10), "remote");
});

test("knows a full line of other servers by answers that come late", () => {
  assert.equal(limitOf({ ...MOVING, roundTrip: 400 }, null, 20), "line");
  assert.equal(limitOf({ ...MOVING, roundTrip: 100 }, null, 20), "remote");
  assert.equal(limitOf({ ...MOVING, roundTrip: null }, null, Infinity), "remote");
});
