import assert from "node:assert/strict";
import { test } from "node:test";

import { rates } from "../src/client/rates.js";

const LAST = { updates: 10, bytes: 1000, latencies: 10, latency_seconds: 1, processor_seconds: 3, heap: 7 };

test("tells what came within a second", () => {
  const word = { updates: 70, bytes: 21000, latencies: 70, latency_seconds: 4, processor_seconds: 4, heap: 9 };
  assert.deepEqual(rates(LAST, word, 2), { frames: 30, data: 10000, age: 50, processor: 0.5, heap: 9 });
});

test("tells of nothing where nothing was sent, or was not said", () => {
  assert.deepEqual(rates(LAST, { ...LAST, heap: "x", processor_seconds: undefined }, 1), {
    frames: 0,
    data: 0,
    age: 0,
    processor: 0,
    heap: 0,
  });
});
