import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { unaskedBytes } from "../src/client/length.js";
import { pastes, Pasting } from "../src/client/pasting.js";

const done = [];
let listeners;
let pasting;

function key(keyCode, ...held) {
  const names = ["ctrlKey", "metaKey", "shiftKey", "altKey", "repeat"];
  return { keyCode, ...Object.fromEntries(names.map((name) => [name, held.includes(name)])) };
}

const CTRL_V = key(86, "ctrlKey");

function paste(text) {
  const event = { clipboardData: { getData: () => text }, prevented: false };
  event.preventDefault = () => {
    event.prevented = true;
  };
  listeners.paste(event);
  return event.prevented;
}

function prepare(onMac) {
  listeners = {};
  const field = {
    readOnly: false,
    addEventListener: (type, act) => {
      listeners[type] = act;
    },
  };
  pasting = new Pasting(field, (event) => done.push(event), onMac);
  pasting.take = (text, byKey) => {
    done.push(`${text}${byKey ? "" : ", by no key"}`);
    return text !== "too long";
  };
  return field;
}

beforeEach(() => {
  done.length = 0;
  prepare(false);
});

afterEach(() => pasting.settle());

test("knows the keys by which browsers paste", () => {
  for (const event of [CTRL_V, key(86, "ctrlKey", "shiftKey"), key(45, "shiftKey")]) {
    assert.equal(pastes(event, false), true);
    assert.equal(pastes(event, true), false);
  }
  assert.equal(pastes(key(86, "metaKey"), true), true);
  assert.equal(pastes(key(86, "metaKey"), false), false);
  for (const event of [
    key(86),
    key(45),
    key(45, "ctrlKey", "shiftKey"),
    key(86, "ctrlKey", "altKey"),
    key(86, "ctrlKey", "repeat"),
    key(67, "ctrlKey"),
  ]) {
    assert.equal(pastes(event, false), false);
  }
});

test("types the key behind its text", () => {
  assert.equal(pasting.holds(CTRL_V), true);
  assert.deepEqual(done, []);
  assert.equal(paste("one\r\ntwo"), true);
  assert.deepEqual(done, ["one\ntwo", CTRL_V]);
});

test("types the key before whatever happens next, or after a while, if nothing is pasted", async () => {
  pasting.holds(CTRL_V);
  pasting.settle();
  pasting.settle();
  assert.deepEqual(done, [CTRL_V]);
  pasting.holds(CTRL_V);
  await new Promise((resume) => {
    pasting.take = null;
    const look = () => (done.length === 2 ? resume() : setTimeout(look, 5));
    look();
  });
  assert.deepEqual(done, [CTRL_V, CTRL_V]);
});

test("leaves out the key of a text that does not get there", () => {
  pasting.holds(CTRL_V);
  paste("too long");
  pasting.settle();
  assert.deepEqual(done, ["too long"]);
});

test("takes what is pasted without a key", () => {
  assert.equal(paste("from the menu"), true);
  assert.deepEqual(done, ["from the menu, by no key"]);
});

test("leaves pasting to the field where nobody takes it, or nothing may be typed", () => {
  pasting.take = null;
  assert.equal(pasting.holds(CTRL_V), false);
  assert.equal(paste("typed"), false);
  prepare(false).readOnly = true;
  assert.equal(paste("only looked at"), false);
  assert.deepEqual(done, []);
});

/** Three bytes of padding, then numbers of 32 bits. */
function message(...numbers) {
  const bytes = new Uint8Array(3 + 4 * numbers.length);
  numbers.forEach((number, i) => new DataView(bytes.buffer).setInt32(3 + 4 * i, number));
  return bytes;
}

test("reads how long a text a server takes unasked", () => {
  assert.equal(unaskedBytes(message(-8, 0x1f000001, 1 << 20)), 1 << 20);
  assert.equal(unaskedBytes(message(-12, 0x1f000003, 5, 6)), 5);
  assert.equal(unaskedBytes(message(-8, 0x1f000001, -1)), 0xffffffff);
  assert.equal(unaskedBytes(message(-4, 0x01000000, 7)), null, "no formats");
  assert.equal(unaskedBytes(message(-8, 0x01000002, 7)), null, "not of texts");
  assert.equal(unaskedBytes(message(-8, 0x10000001, 7)), null, "a text");
  assert.equal(unaskedBytes(message(8, 0x1f000001, 7)), null, "not extended");
  assert.equal(unaskedBytes(message(-8, 0x1f000001)), null, "not all there");
});

test("types a key behind an image once it is on its way, and not if it does not go", async () => {
  for (const goes of [true, false]) {
    done.length = 0;
    let decide;
    const file = { type: "image/png" };
    pasting.take = (content, byKey) => {
      done.push([content === file, byKey]);
      return new Promise((resolve) => {
        decide = resolve;
      });
    };
    assert.equal(pasting.holds(CTRL_V), true);
    listeners.paste({ clipboardData: { getData: () => "", files: [{ type: "text/html" }, file] }, preventDefault() {} });
    assert.deepEqual(done, [[true, true]]);
    decide(goes);
    await new Promise((resume) => setImmediate(resume));
    assert.deepEqual(done.slice(1), goes ? [CTRL_V] : []);
  }
});
