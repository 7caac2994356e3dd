import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ClipboardLink } from "../src/client/clipboard.js";

/** A computer's clipboard, and what a browser lets the page do with it. */
const here = {};
const sent = [];
let listeners;

function replace(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

function target() {
  const acts = {};
  return {
    acts,
    addEventListener: (type, act) => (acts[type] ??= []).push(act),
    removeEventListener: (type, act) => acts[type].splice(acts[type].indexOf(act), 1),
  };
}

async function happens(type, on = listeners.window) {
  (on.acts[type] ?? []).forEach((act) => act({}));
  await new Promise((resume) => setImmediate(resume));
}

/** The user goes to another program, copies something there perhaps, and comes back. */
async function beElsewhere(text = here.text) {
  here.text = text;
  here.focused = true;
  await happens("focus");
}

/** Reads and writes as the browser's permissions have it; over plain http only by events. */
beforeEach(() => {
  Object.assign(here, { text: "", focused: true, reads: "granted", writes: true, copies: false, limit: 100 });
  sent.length = 0;
  const shown = target();
  const give = (clipboardData) => ({ clipboardData, preventDefault() {}, stopImmediatePropagation() {} });
  const setData = (_type, text) => {
    here.text = text;
  };
  Object.assign(shown, {
    hasFocus: () => here.focused,
    execCommand: () => {
      shown.acts.copy.slice(-1).forEach((act) => here.copies && act(give({ setData })));
      return here.copies;
    },
  });
  listeners = { window: Object.assign(target(), { isSecureContext: true }), document: shown };
  replace("window", listeners.window);
  replace("document", shown);
  replace("ClipboardItem", function ClipboardItem(forms) {
    Object.assign(this, forms);
  });
  const guard = (may) => (may && here.focused ? Promise.resolve() : Promise.reject(new Error("not now")));
  replace("navigator", {
    permissions: { query: async () => ({ state: here.reads }) },
    clipboard: {
      readText: () => guard(here.reads === "granted").then(() => here.text),
      writeText: (text) => guard(here.writes).then(() => void (here.text = text)),
      write: ([item]) => guard(here.writes).then(() => void (here.image = item["image/png"])),
    },
  });
});

async function link({ sends = true, receives = true } = {}) {
  const made = new ClipboardLink((text) => text.length <= here.limit && sent.push(text) > 0);
  await made.turn({ sends, receives });
  return made;
}

function firefox() {
  here.reads = "prompt";
}

function plainHttp() {
  firefox();
  listeners.window.isSecureContext = false;
  navigator.clipboard = undefined;
}

test("writes what arrives, and does not send it back", async () => {
  const both = await link();
  await both.arrived("from there");
  assert.equal(here.text, "from there");
  await beElsewhere();
  assert.equal(both.pasted("from there"), true);
  assert.deepEqual(sent, []);
});

test("writes what arrived while the page had no keyboard once it has it again", async () => {
  here.text = "old";
  const both = await link();
  assert.deepEqual(sent, ["old"]);
  here.focused = false;
  await both.arrived("from there");
  assert.equal(here.text, "old");
  await beElsewhere();
  assert.equal(here.text, "from there");
  assert.deepEqual(sent, ["old"]);
});

test("prefers what was copied here meanwhile", async () => {
  const both = await link();
  here.focused = false;
  await both.arrived("from there");
  await beElsewhere("copied here");
  assert.deepEqual(sent, ["copied here"]);
  assert.equal(here.text, "copied here");
});

test("takes lines that end as on Windows for the same text", async () => {
  const both = await link();
  await both.arrived("one\ntwo");
  await beElsewhere("one\r\ntwo");
  assert.deepEqual(sent, []);
  await beElsewhere("one\r\nthree");
  assert.deepEqual(sent, ["one\nthree"]);
});

test("reads and writes nothing while it is off", async () => {
  const off = await link({ sends: false, receives: false });
  await off.arrived("from there");
  await beElsewhere("copied here");
  assert.deepEqual(sent, []);
  assert.equal(here.text, "copied here");
});

test("has a switch for each way", async () => {
  const sending = await link({ receives: false });
  await sending.arrived("from there");
  await beElsewhere("copied here");
  assert.deepEqual(sent, ["copied here"]);
  await sending.turn({ sends: false, receives: true });
  await sending.arrived("from there again");
  assert.equal(here.text, "from there again");
  await beElsewhere("copied again");
  assert.deepEqual(sent, ["copied here"]);
});

test("sends what is pasted once, where the page may not look", async () => {
  firefox();
  const both = await link();
  await beElsewhere("copied here");
  assert.deepEqual(sent, []);
  both.pasted("copied here");
  both.pasted("copied here");
  both.pasted("");
  assert.deepEqual(sent, ["copied here"]);
});

test("leaves the screen's text there while nothing newer was copied here", async () => {
  firefox();
  here.writes = false;
  const both = await link();
  both.pasted("old");
  await both.arrived("from there");
  both.pasted("old");
  both.pasted("never seen before, but older");
  assert.deepEqual(sent, ["old"]);
  await beElsewhere("newer");
  both.pasted("newer");
  assert.deepEqual(sent, ["old", "newer"]);
});

test("takes what is copied in the page itself for newer", async () => {
  firefox();
  here.writes = false;
  const both = await link();
  await both.arrived("from there");
  await happens("copy", listeners.document);
  both.pasted("a part of it");
  assert.deepEqual(sent, ["a part of it"]);
});

test("leaves a text that was sent by hand there", async () => {
  firefox();
  const both = await link();
  both.sent("by hand");
  both.pasted("on this computer all the time");
  assert.deepEqual(sent, []);
});

test("writes what it could not write with the next key or click", async () => {
  plainHttp();
  const both = await link();
  await both.arrived("from there");
  assert.equal(here.text, "");
  here.copies = true;
  await happens("keydown");
  assert.equal(here.text, "from there");
  both.pasted("from there");
  assert.deepEqual(sent, []);
});

test("overwrites nothing that may have been copied here since", async () => {
  plainHttp();
  const both = await link();
  await both.arrived("from there");
  await beElsewhere("copied here");
  here.copies = true;
  await happens("mousedown");
  assert.equal(here.text, "copied here");
  both.pasted("copied here");
  assert.deepEqual(sent, ["copied here"]);
});

test("says each time that a text is too long", async () => {
  firefox();
  const both = await link();
  const long = "x".repeat(101);
  assert.equal(both.pasted(long), false);
  assert.equal(both.pasted(long), false);
  assert.deepEqual(sent, []);
});

test("gives another screen the same text again", async () => {
  firefox();
  const both = await link();
  both.pasted("copied here");
  both.forget();
  both.pasted("copied here");
  assert.deepEqual(sent, ["copied here", "copied here"]);
});

test("an image that is pasted goes to the screen, and the text before it is news again", async () => {
  const both = await link();
  await beElsewhere("text");
  assert.deepEqual(sent, ["text"]);
  let images = 0;
  const send = async () => {
    images++;
    return true;
  };
  assert.equal(await both.pastedImage(send), true);
  assert.equal(both.pasted("text"), true);
  assert.deepEqual([images, sent], [1, ["text", "text"]]);
  assert.equal(await both.pastedImage(async () => false), false);
});

test("an image of the screen comes here, and what was here before is not pasted over it", async () => {
  const both = await link();
  await beElsewhere("text");
  const png = new Blob(["png"], { type: "image/png" });
  await both.arrived(png);
  assert.equal(here.image, png);
  assert.equal(both.pasted("older"), true);
  assert.equal(await both.pastedImage(() => assert.fail("the screen has it")), true);
  assert.deepEqual(sent, ["text"]);
});
