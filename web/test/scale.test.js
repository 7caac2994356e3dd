import assert from "node:assert/strict";
import { test } from "node:test";
import { fitting, isWhole, sharp } from "../src/client/scale.js";

test("fits all of a picture into its place", () => {
  assert.equal(fitting({ width: 390, height: 844 }, { width: 1300, height: 800 }, 3), 0.3);
  assert.equal(fitting({ width: 1280, height: 400 }, { width: 1280, height: 800 }, 1), 0.5);
});

test("takes nearly a whole number of the glass's pixels for one, but sticks out of no place", () => {
  assert.equal(fitting({ width: 411.43, height: 800 }, { width: 1080, height: 1920 }, 2.625), 1 / 2.625);
  assert.equal(fitting({ width: 1001, height: 900 }, { width: 1000, height: 800 }, 1), 1);
  assert.equal(fitting({ width: 1002, height: 900 }, { width: 1000, height: 800 }, 1), 1.002);
  assert.equal(fitting({ width: 999, height: 900 }, { width: 1000, height: 800 }, 1), 0.999);
});

test("keeps a picture sharp by whole steps from where a pixel is one of the glass's", () => {
  assert.equal(sharp(0.3, 2), 0.3);
  assert.equal(sharp(0.6, 2), 0.5);
  assert.equal(sharp(0.8, 2), 1);
  assert.equal(sharp(1.4, 1), 1);
  assert.equal(sharp(2.6, 1), 3);
});

test("knows whole steps", () => {
  assert.equal(isWhole(0.5, 2), true);
  assert.equal(isWhole(1 / 2.625, 2.625), true);
  assert.equal(isWhole(0.5, 1), false);
  assert.equal(isWhole(1.25, 2), false);
  assert.equal(isWhole(0, 1), false);
});
