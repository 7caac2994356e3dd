import assert from "node:assert/strict";
import { test } from "node:test";
import { Pulse } from "../src/client/pulse.js";

/** Looks every second from one second to another, and notes what happens. */
function watched(act) {
  let second = 0;
  const said = [];
  const now = () => second * 1000;
  const pulse = new Pulse(
    () => said.push(`${second} asks`),
    (state) => said.push(`${second} ${state}`),
    0,
  );
  act({
    until: (end) => {
      while (second < end) {
        second += 1;
        pulse.look(now());
      }
    },
    heard: () => pulse.heard(now()),
    sleep: (seconds) => {
      second += seconds;
    },
  });
  return said;
}

test("asks every five seconds of quiet, and no more often", () => {
  const said = watched(({ until, heard }) => {
    until(5);
    heard();
    until(10);
    heard();
    until(12);
    heard();
    until(16);
  });
  assert.deepEqual(said, ["5 asks", "10 asks"]);
});

test("a line on which nothing comes is bad after three seconds and lost after ten", () => {
  const said = watched(({ until, heard }) => {
    until(5);
    heard();
    until(20);
  });
  assert.deepEqual(said, ["5 asks", "10 asks", "13 bad", "20 lost"]);
});

test("a line is good again once something comes", () => {
  const said = watched(({ until, heard }) => {
    until(5);
    heard();
    until(14);
    heard();
    until(19);
  });
  assert.deepEqual(said, ["5 asks", "10 asks", "13 bad", "14 good", "19 asks"]);
});

test("a server that never answers is left alone", () => {
  assert.deepEqual(watched(({ until }) => until(60)), ["5 asks"]);
});

test("asks at once after a sleep, and waits less long", () => {
  const said = watched(({ until, heard, sleep }) => {
    until(5);
    heard();
    sleep(3600);
    until(3609);
  });
  assert.deepEqual(said, ["5 asks", "3606 asks", "3609 lost"]);
});
