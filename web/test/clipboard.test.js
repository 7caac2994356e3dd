import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ClipboardLink } from "../src/client/clipboard.js";

/** A computer's clipboard, which a page may use only while it has the keyboard. */
const here = { text: "", focused: true };
const sent = [];
let back;

function replace(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

async function focus(text = here.text) {
  here.text = text;
  here.focused = true;
  await back();
  await new Promise((resume) => setImmediate(resume));
}

beforeEach(() => {
  Object.assign(here, { text: "", focused: true });
  sent.length = 0;
  replace("window", {
    isSecureContext: true,
    addEventListener: (_type, act) => {
      back = act;
    },
  });
  replace("document", { hasFocus: () => here.focused });
  const guard = () => (here.focused ? Promise.resolve() : Promise.reject(new Error("no focus")));
  replace("navigator", {
    clipboard: {
      readText: () => guard().then(() => here.text),
      writeText: (text) => guard().then(() => void (here.text = text)),
    },
  });
});

async function link() {
  const made = new ClipboardLink((text) => sent.push(text));
  await made.turn(true);
  return made;
}

test("writes what arrives, and does not send it back", async () => {
  const both = await link();
  await both.arrived("from there");
  assert.equal(here.text, "from there");
  await focus();
  assert.deepEqual(sent, []);
});

test("writes what arrived while the page had no keyboard once it has it again", async () => {
  here.text = "old";
  const both = await link();
  assert.deepEqual(sent, ["old"]);
  here.focused = false;
  await both.arrived("from there");
  assert.equal(here.text, "old");
  await focus();
  assert.equal(here.text, "from there");
  assert.deepEqual(sent, ["old"]);
});

test("prefers what was copied here meanwhile", async () => {
  const both = await link();
  here.focused = false;
  await both.arrived("from there");
  await focus("copied here");
  assert.deepEqual(sent, ["copied here"]);
  assert.equal(here.text, "copied here");
});

test("takes lines that end as on Windows for the same text", async () => {
  const both = await link();
  await both.arrived("one\ntwo");
  await focus("one\r\ntwo");
  assert.deepEqual(sent, []);
  await focus("one\r\nthree");
  assert.deepEqual(sent, ["one\nthree"]);
});

test("reads and writes nothing while it is off", async () => {
  const both = await link();
  await both.turn(false);
  await both.arrived("from there");
  await focus("copied here");
  assert.deepEqual(sent, []);
  assert.equal(here.text, "copied here");
});
