import assert from "node:assert/strict";
import { test } from "node:test";
import { Repeat } from "../target/web/client/repeat.js";

/** A clock that goes when it is told to. */
function clockAt() {
  let now = 0;
  let due = [];
  return {
    setTimeout(act, millis) {
      const timer = { at: now + millis, act };
      due.push(timer);
      return timer;
    },
    clearTimeout(timer) {
      due = due.filter((each) => each !== timer);
    },
    go(millis) {
      const end = now + millis;
      while (due.length > 0 && due[0].at <= end) {
        const next = due.shift();
        now = next.at;
        next.act();
      }
      now = end;
    },
  };
}

function begun() {
  const clock = clockAt();
  const repeat = new Repeat(clock);
  const sent = [];
  const begin = (key) =>
    repeat.begin(
      () => sent.push(`${key} down`),
      () => sent.push(`${key} up`),
    );
  return { clock, repeat, sent, begin };
}

test("repeats after a while, about 30 times a second, until the key is released", () => {
  const { clock, repeat, sent, begin } = begun();
  begin("a");
  clock.go(399);
  assert.deepEqual(sent, []);
  clock.go(1);
  assert.deepEqual(sent, ["a down"]);
  clock.go(990);
  assert.equal(sent.length, 31);
  assert.equal(repeat.end(), true);
  clock.go(5000);
  assert.equal(sent.length, 32);
  assert.equal(sent.at(-1), "a up");
});

test("a tap presses nothing, and a release that comes twice releases once", () => {
  const { clock, repeat, sent, begin } = begun();
  begin("a");
  clock.go(200);
  assert.equal(repeat.end(), false);
  clock.go(5000);
  assert.deepEqual(sent, []);
  begin("a");
  clock.go(400);
  repeat.end();
  repeat.end();
  assert.deepEqual(sent, ["a down", "a up"]);
});

test("only the last key repeats, and the one before is up", () => {
  const { clock, sent, begin } = begun();
  begin("a");
  clock.go(400);
  begin("b");
  clock.go(433);
  assert.deepEqual(sent, ["a down", "a up", "b down", "b down"]);
});
