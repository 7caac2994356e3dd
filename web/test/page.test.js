import assert from "node:assert/strict";
import { test } from "node:test";
import { twice } from "../src/page/fullscreen.js";
import { points, topOf } from "../src/page/plot.js";
import { markOf } from "../src/page/name.js";
import { fileName } from "../src/page/window.js";

test("draws the newest number at the right and the highest at the top", () => {
  assert.equal(points([], 3, 10), "");
  assert.equal(points([0, 10], 3, 10), "60.0,38.0 120.0,2.0");
  assert.equal(points([0, 10, 20], 3, 20), "0.0,38.0 60.0,20.0 120.0,2.0");
});

test("gives a plot a height that is a plain number, and so is its half", () => {
  const tops = [[], [10], [11], [24], [31], [58], [61], [99], [101], [740], [1001]].map((numbers) => topOf(numbers, 10));
  assert.deepEqual(tops, [10, 10, 20, 30, 40, 60, 80, 100, 200, 800, 2000]);
});

test("names files so that every file system takes them", () => {
  const now = new Date(2026, 10, 3, 4, 5, 6);
  assert.equal(fileName("bob's <desk>: /tmp", now), "bob s desk tmp 2026-11-03 04.05.06.png");
  assert.equal(fileName("///", now), "screen 2026-11-03 04.05.06.png");
  assert.equal(fileName("ß".repeat(200), now).length, "2026-11-03 04.05.06.png".length + 61);
});

test("tells tabs apart by the first letter of a name and a colour of its own", () => {
  assert.equal(markOf("ada@desk").letter, "A");
  assert.equal(markOf("  «ös» 2").letter, "Ö");
  assert.equal(markOf(":1").letter, "1");
  assert.equal(markOf("").letter, "");
  assert.equal(markOf("ada@desk").hue, markOf("ada@desk").hue);
  const hues = ["ada@desk", "ada@desl", "bda@desk", "desk", "lab", "Oriel"].map((name) => markOf(name).hue);
  assert.equal(new Set(hues).size, hues.length);
  hues.forEach((hue) => assert.ok(hue >= 0 && hue < 360));
});

test("takes Esc for a sign when it is pressed twice, soon and by itself", () => {
  const said = (...presses) => {
    const isTwice = twice();
    return presses.map(([key, timeStamp, more]) => isTwice({ key, timeStamp, ...more }));
  };
  assert.deepEqual(said(["Escape", 1000], ["Escape", 1300]), [false, true]);
  assert.deepEqual(said(["Escape", 1000], ["Escape", 1300], ["Escape", 1600]), [false, true, false]);
  assert.deepEqual(said(["Escape", 1000], ["Escape", 1500], ["Escape", 1800]), [false, false, true]);
  assert.deepEqual(said(["Escape", 1000], ["j", 1100], ["Escape", 1200]), [false, false, false]);
  assert.deepEqual(said(["Escape", 1000], ["Escape", 1100, { repeat: true }]), [false, false]);
  assert.deepEqual(said(["Escape", 1000], ["Escape", 1100, { ctrlKey: true }]), [false, false]);
});
