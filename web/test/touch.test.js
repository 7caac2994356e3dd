import assert from "node:assert/strict";
import { test } from "node:test";
import { Touch } from "../src/client/touch.js";

const ticks = [];
Object.defineProperty(globalThis, "navigator", { value: { vibrate: (millis) => ticks.push(millis) } });

const NOWHERE = { x: 0, y: 0, ratio: 1 };

/** A picture of 1000 by 800 at half its size, all of which is seen; what is done to it is written down. */
function shown({ room = { x: false, y: false }, viewOnly = false } = {}) {
  const said = [];
  const clamp = ({ x, y }) => ({ x: Math.max(0, Math.min(x, 999)), y: Math.max(0, Math.min(y, 799)) });
  const view = {
    scale: 0.5,
    middle: () => ({ x: 500, y: 400 }),
    clamp,
    nearest: ({ x, y }) => clamp({ x: x * 2, y: y * 2 }),
    placeAt: ({ x, y }) => (x < 500 && y < 400 ? { x: x * 2, y: y * 2 } : null),
    canPan: (x, y) => (x !== 0 ? room.x : room.y),
    pan: (x, y) => said.push(`pan ${x} ${y}`),
    grip: ({ x, y }) => said.push(`grip ${x} ${y}`),
    zoom: ({ x, y }, ratio) => said.push(`zoom ${x} ${y} ${ratio}`),
    settle: ({ x, y }) => said.push(`settle ${x} ${y}`),
    reveal: ({ x, y }) => said.push(`reveal ${x} ${y}`),
  };
  const hand = {
    viewOnly,
    point: ({ x, y }, buttons) => said.push(`${x} ${y} ${buttons}`),
    focus: () => {},
  };
  return { said, touch: new Touch(hand, view) };
}

test("a tap of one, two or three fingers is a click of the left, right or middle button where they are", () => {
  for (const [fingers, button] of [[1, 1], [2, 4], [3, 2]]) {
    const { said, touch } = shown();
    touch.tap(fingers, { x: 10, y: 20 });
    assert.deepEqual(said, ["20 40 0", `20 40 ${button}`, "20 40 0"]);
  }
});

test("two quick taps near each other are meant for one place", () => {
  const { said, touch } = shown();
  touch.tap(1, { x: 10, y: 20 });
  touch.tap(1, { x: 20, y: 30 });
  touch.tap(1, { x: 90, y: 30 });
  assert.deepEqual(said.filter((line) => line.endsWith(" 1")), ["20 40 1", "20 40 1", "180 60 1"]);
});

test("what is beside the picture cannot be touched", () => {
  const { said, touch } = shown();
  touch.tap(1, { x: 600, y: 20 });
  for (const kind of ["drag", "press", "slide"]) {
    touch.start(kind, { x: 600, y: 20 });
    touch.move(kind, { x: 100, y: 100 }, { x: 0, y: 100, ratio: 1 });
    touch.end(kind, { x: 100, y: 100 });
  }
  assert.deepEqual(said, []);
});

test("one finger drags, and a long press holds the other button", () => {
  for (const [kind, button] of [["drag", 1], ["press", 4]]) {
    const { said, touch } = shown();
    touch.start(kind, { x: 10, y: 20 });
    touch.move(kind, { x: 30, y: 20 }, { x: 20, y: 0, ratio: 1 });
    touch.end(kind, { x: 30, y: 20 });
    assert.deepEqual(said, ["20 40 0", `20 40 ${button}`, `60 40 ${button}`, "60 40 0"]);
  }
});

test("a long press is felt", () => {
  const { touch } = shown();
  ticks.length = 0;
  touch.start("drag", { x: 10, y: 20 });
  touch.end("drag", { x: 10, y: 20 });
  assert.equal(ticks.length, 0);
  touch.start("press", { x: 10, y: 20 });
  assert.equal(ticks.length, 1);
});

test("one finger moves the view where that was asked for, or nothing may be touched", () => {
  for (const each of [{ movesView: true }, { viewOnly: true }]) {
    const { said, touch } = shown(each);
    touch.movesView = each.movesView ?? false;
    touch.start("drag", { x: 10, y: 20 });
    touch.move("drag", { x: 30, y: 20 }, { x: 20, y: 0, ratio: 1 });
    touch.end("drag", { x: 30, y: 20 });
    assert.deepEqual(said, ["pan 20 0"]);
  }
});

test("two fingers that part take hold of the view and zoom it", () => {
  const { said, touch } = shown();
  touch.start("pinch", { x: 10, y: 20 });
  touch.move("pinch", { x: 15, y: 20 }, { x: 5, y: 0, ratio: 2 });
  touch.end("pinch", { x: 15, y: 20 });
  assert.deepEqual(said, ["grip 10 20", "zoom 15 20 2", "settle 15 20"]);
});

test("two fingers that slide turn the wheel where nothing more is to be seen, each way on its own", () => {
  const { said, touch } = shown({ room: { x: true, y: false } });
  touch.start("slide", { x: 10, y: 20 });
  touch.move("slide", { x: 10, y: 20 }, { x: 7, y: -50, ratio: 1 });
  touch.move("slide", { x: 10, y: 20 }, { x: 0, y: -30, ratio: 1 });
  touch.move("slide", { x: 10, y: 20 }, { x: 0, y: 80, ratio: 1 });
  touch.end("slide", { x: 10, y: 20 });
  const on = ["20 40 16", "20 40 0"];
  const back = ["20 40 8", "20 40 0"];
  assert.deepEqual(said, ["20 40 0", "20 40 0", "pan 7 0", ...on, ...on, ...back, ...back]);
});

test("as on a trackpad, a finger moves the pointer from where it is, slowly as far as the finger", () => {
  const { said, touch } = shown();
  touch.asTrackpad = true;
  touch.start("drag", { x: 450, y: 390 });
  touch.move("drag", { x: 450, y: 390 }, { x: 0.25, y: 0, ratio: 1 });
  touch.move("drag", { x: 450, y: 390 }, { x: 0, y: 64, ratio: 1 });
  touch.end("drag", { x: 450, y: 390 });
  const x = 500 + (0.25 * (1 + 0.25 / 16)) / 0.5;
  assert.deepEqual(said.slice(2), [`reveal ${x} 400`, `${x} 400 0`, `reveal ${x} 784`, `${x} 784 0`]);
});

test("as on a trackpad, taps click where the pointer is, a long press drags, and two fingers turn the wheel", () => {
  const { said, touch } = shown({ room: { x: true, y: true } });
  touch.asTrackpad = true;
  touch.place = { x: 100, y: 100 };
  touch.tap(1, { x: 450, y: 390 });
  touch.tap(2, { x: 450, y: 390 });
  touch.start("press", { x: 450, y: 390 });
  touch.move("press", NOWHERE, { x: 0, y: 0, ratio: 1 });
  touch.end("press", NOWHERE);
  touch.start("slide", { x: 450, y: 390 });
  touch.move("slide", NOWHERE, { x: 0, y: 40, ratio: 1 });
  const buttons = said.filter((line) => line.startsWith("100 100 ")).map((line) => Number(line.slice(8)));
  assert.deepEqual(buttons, [0, 1, 0, 0, 4, 0, 0, 1, 1, 0, 0, 0, 8, 0]);
});
