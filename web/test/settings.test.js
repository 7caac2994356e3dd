import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { allow, belongTo, isAllowed, keep, keepPassword, keptPassword, settings } from "../src/client/settings.js";

class Store {
  #kept = new Map();
  getItem = (key) => this.#kept.get(key) ?? null;
  setItem = (key, value) => this.#kept.set(key, String(value));
  removeItem = (key) => this.#kept.delete(key);
}

function replace(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

beforeEach(() => {
  replace("localStorage", new Store());
  replace("sessionStorage", new Store());
  belongTo(null);
});

test("keeps settings and password of each server apart", () => {
  keep({ quality: 9 });
  keepPassword("secret");
  belongTo({ host: "evil.example", port: 5900 });
  assert.equal(settings().quality, 6);
  assert.equal(keptPassword(), "");
  keep({ quality: 1 });
  keepPassword("other");
  belongTo({ host: "EVIL.example", port: "5900" });
  assert.equal(settings().quality, 1, "a name's case does not count");
  assert.equal(keptPassword(), "other");
  belongTo({ host: "evil.example", port: 5901 });
  assert.equal(settings().quality, 6, "another port is another server");
  assert.equal(keptPassword(), "");
  belongTo(null);
  assert.equal(settings().quality, 9);
  assert.equal(keptPassword(), "secret");
});

test("gives another server no clipboard unless it was switched on there", () => {
  const ways = () => [settings().sends, settings().receives];
  assert.deepEqual(ways(), [true, true]);
  keep({ sends: true, receives: true });
  belongTo({ host: "lab", port: 5900 });
  assert.deepEqual(ways(), [false, false]);
  keep({ receives: true });
  assert.deepEqual(ways(), [false, true]);
  belongTo({ host: "desk", port: 5900 });
  assert.deepEqual(ways(), [false, false]);
});

test("remembers which servers were chosen beside others", () => {
  assert.equal(isAllowed("lab:5900"), false);
  allow("lab:5900", true);
  allow("desk:5900", true);
  assert.equal(isAllowed("lab:5900"), true);
  assert.equal(isAllowed("lab:5901"), false);
  allow("lab:5900", false);
  assert.equal(isAllowed("lab:5900"), false);
  assert.equal(isAllowed("desk:5900"), true);
});

test("works where the browser keeps nothing, or something else", () => {
  replace("localStorage", undefined);
  replace("sessionStorage", undefined);
  keep({ quality: 9 });
  keepPassword("secret");
  allow("lab:5900", true);
  assert.equal(settings().quality, 6);
  assert.equal(keptPassword(), "");
  assert.equal(isAllowed("lab:5900"), false);
  replace("localStorage", new Store());
  localStorage.setItem("oriel", "{");
  assert.equal(settings().quality, 6);
  keep({ quality: 3 });
  assert.equal(settings().quality, 3);
});
