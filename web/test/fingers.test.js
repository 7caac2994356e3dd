import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Fingers } from "../src/client/fingers.js";

/** A glass whose fingers are told by their places; what is made of them is written down. */
function glass() {
  const said = [];
  const target = new EventTarget();
  const fingers = new Fingers({
    tap: (count, { x, y }) => said.push(`tap ${count} ${x} ${y}`),
    start: (kind, { x, y }) => said.push(`${kind} ${x} ${y}`),
    move: (kind, at, { x, y, ratio }) => said.push(`by ${x} ${y} ${ratio}`),
    end: (kind) => said.push(`end ${kind}`),
  });
  fingers.attach(target);
  const down = new Map();
  let now = 1000;
  const tell = (type, changed) => {
    const event = new Event(type, { cancelable: true });
    const touch = (id) => ({ identifier: id, clientX: down.get(id)?.[0], clientY: down.get(id)?.[1] });
    Object.defineProperty(event, "timeStamp", { value: now });
    event.changedTouches = changed.map(touch);
    const lifted = /end|cancel/.test(type) ? changed : [];
    event.targetTouches = [...down.keys()].filter((id) => !lifted.includes(id)).map(touch);
    target.dispatchEvent(event);
    return event;
  };
  return {
    said,
    fingers,
    put(id, x, y) {
      down.set(id, [x, y]);
      return tell("touchstart", [id]);
    },
    move(places) {
      Object.entries(places).forEach(([id, place]) => down.set(Number(id), place));
      tell("touchmove", Object.keys(places).map(Number));
    },
    lift(id, type = "touchend") {
      tell(type, [id]);
      down.delete(id);
    },
    pass(millis) {
      now += millis;
    },
  };
}

test("knows taps of one finger, two and three", () => {
  for (const count of [1, 2, 3]) {
    const { said, put, lift } = glass();
    const ids = Array.from({ length: count }, (_, i) => i);
    ids.forEach((id) => put(id, 100 + 10 * id, 50));
    ids.forEach((id) => lift(id));
    assert.deepEqual(said, [`tap ${count} ${100 + 5 * (count - 1)} 50`]);
  }
});

test("keeps the browser from doing something else with fingers", () => {
  assert.equal(glass().put(0, 1, 1).defaultPrevented, true);
});

test("takes no tap for one that lasts, is cancelled, or has four fingers", () => {
  const slow = glass();
  slow.put(0, 1, 1);
  slow.pass(550);
  slow.lift(0);
  const cancelled = glass();
  cancelled.put(0, 1, 1);
  cancelled.lift(0, "touchcancel");
  const four = glass();
  [0, 1, 2, 3].forEach((id) => four.put(id, id, 1));
  [0, 1, 2, 3].forEach((id) => four.lift(id));
  assert.deepEqual([...slow.said, ...cancelled.said, ...four.said], []);
});

test("drags from where a finger was put, once it has moved", () => {
  const { said, put, move, lift } = glass();
  put(0, 100, 100);
  move({ 0: [106, 100] });
  assert.deepEqual(said, []);
  move({ 0: [100, 112] });
  move({ 0: [103, 113] });
  lift(0);
  assert.deepEqual(said, ["drag 100 100", "by 0 12 1", "by 3 1 1", "end drag"]);
});

test("ends what goes on when the system takes the fingers away", () => {
  const { said, put, move, lift } = glass();
  put(0, 100, 100);
  move({ 0: [100, 120] });
  lift(0, "touchcancel");
  assert.equal(said.at(-1), "end drag");
});

test("a finger that rests presses long, and may move then", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { said, put, move, lift } = glass();
    put(0, 100, 100);
    mock.timers.tick(599);
    assert.deepEqual(said, []);
    mock.timers.tick(1);
    move({ 0: [101, 100] });
    lift(0);
    assert.deepEqual(said, ["press 100 100", "by 1 0 1", "end press"]);
    const lifted = glass();
    lifted.put(0, 1, 1);
    lifted.lift(0);
    mock.timers.tick(1000);
    assert.deepEqual(lifted.said, ["tap 1 1 1"]);
  } finally {
    mock.timers.reset();
  }
});

test("tells fingers that slide together from those that part, and how far they part and move", () => {
  const slid = glass();
  slid.put(0, 100, 100);
  slid.put(1, 200, 100);
  slid.move({ 0: [100, 120], 1: [200, 120] });
  slid.lift(0);
  slid.lift(1);
  assert.deepEqual(slid.said, ["slide 150 100", "by 0 20 1", "end slide"]);
  const parted = glass();
  parted.put(0, 100, 100);
  parted.put(1, 200, 100);
  parted.move({ 0: [50, 100], 1: [250, 100] });
  parted.move({ 0: [50, 130], 1: [250, 130] });
  parted.lift(1);
  parted.move({ 0: [0, 0] });
  parted.lift(0);
  assert.deepEqual(parted.said, ["pinch 150 100", "by 0 0 2", "by 0 30 1", "end pinch"]);
});

test("a finger more changes nothing of what goes on, and the next touch is a new one", () => {
  const { said, put, move, lift } = glass();
  put(0, 100, 100);
  move({ 0: [100, 120] });
  put(1, 300, 300);
  move({ 1: [350, 300] });
  lift(0);
  lift(1);
  put(2, 5, 6);
  lift(2);
  assert.deepEqual(said, ["drag 100 100", "by 0 20 1", "end drag", "tap 1 5 6"]);
});
