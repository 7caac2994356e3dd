import assert from "node:assert/strict";
import { test } from "node:test";
import { lost, refused } from "../src/client/reasons.js";

test("knows a wrong password by what servers say", () => {
  for (const reason of ["the password is wrong", "password check failed!", "Authentication failed", undefined]) {
    const ending = refused(reason, true);
    assert.equal(ending.wrongPassword, true, reason);
    assert.equal(ending.passing, false, reason);
    assert.match(ending.sentence, /Check the password/);
  }
});

test("names the code of a second factor only where there was a field for it", () => {
  const sentence = (code) => refused("the password is wrong", true, code).sentence;
  assert.doesNotMatch(sentence(undefined), /code/);
  assert.match(sentence(""), /type its code as well/);
  assert.match(sentence("123456"), /counts once/);
});

test("does not blame the password for a server that is full", () => {
  for (const gavePassword of [true, false]) {
    const ending = refused("the server is full: it takes 1 viewers at once", gavePassword);
    assert.equal(ending.wrongPassword, false);
    assert.equal(ending.passing, true);
    assert.match(ending.sentence, /full.*Try again later/);
  }
});

test("says that one has to wait after too many wrong passwords", () => {
  const ending = refused("too many wrong passwords, try again in 5 s", true);
  assert.equal(ending.wrongPassword, false);
  assert.match(ending.sentence, /in 5 s.*Wait, then connect again/);
});

test("tells a server that was stopped from a line that broke", () => {
  const target = { host: "desk", port: 5900 };
  assert.match(lost(target, 1001), /server at desk:5900 was stopped/);
  assert.match(lost(target, 1006), /connection to desk:5900 was lost/);
});
