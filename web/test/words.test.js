import assert from "node:assert/strict";
import { test } from "node:test";
import { ended } from "../src/client/reasons.js";
import {
  ALL,
  controlSentence,
  hereSentence,
  lineOf,
  lineSentence,
  read,
  rightsOf,
  sentence,
  shortly,
  size,
  write,
} from "../src/client/words.js";

test("takes words of its own version and nothing else", () => {
  assert.equal(read(write("end", { session: 3 })).session, 3);
  assert.equal(read('{"oriel":1,"kind":"later"}').kind, "later");
  for (const text of ["", "{", "[]", "null", "1", '{"kind":"hello"}', '{"oriel":2,"kind":"hello"}', '{"oriel":1,"kind":5}']) {
    assert.equal(read(text), null, text);
  }
});

test("says what somebody may do, and in the bar only where that is less than all", () => {
  assert.equal(shortly(ALL), "");
  assert.equal(shortly(new Set([...ALL, "manage", "exclusive"])), "");
  assert.equal(shortly(new Set(["look", "input"])), "You may control");
  assert.equal(shortly(new Set(["look", "clipboard-read"])), "You may look");
  assert.equal(sentence(new Set(["look"])), "You may look.");
  assert.equal(sentence(new Set(["manage", "input", "look", "later"])), "You may look, control the screen, and manage who is here.");
  assert.equal(sentence(rightsOf({ rights: "look" })), "You may do nothing.");
});

test("says who alone controls the screen, by name to whoever may know it", () => {
  assert.equal(shortly(ALL, { by: "all" }), "");
  assert.equal(shortly(ALL, { by: "you" }), "You control");
  assert.equal(shortly(ALL, { by: "another" }), "Somebody else controls");
  assert.equal(shortly(ALL, { by: "another", user: "ada" }), "ada controls");
  assert.equal(shortly(new Set(["look"]), { by: "another" }), "You may look");
  assert.equal(controlSentence({}), "");
  assert.equal(controlSentence({ by: "you" }), "You alone control the screen, until you leave.");
  assert.match(controlSentence({ by: "another" }), /^Somebody else controls the screen/);
  assert.match(controlSentence({ by: "another", user: "ada" }), /^ada controls the screen/);
});

test("says how many are here", () => {
  assert.equal(hereSentence(1), "Nobody else is here.");
  assert.equal(hereSentence(2), "Somebody else is here.");
  assert.equal(hereSentence(4), "3 others are here.");
});

test("says how much something is", () => {
  assert.equal(size(999), "999 bytes");
  assert.equal(size(1_500), "1.5 kB");
  assert.equal(size(16 << 20), "16.8 MB");
});

test("says how the line is protected", () => {
  const shows = { fingerprint_of: "certificate", fingerprint: "AA:BB" };
  assert.equal(lineOf(true, null).summary, "Encrypted");
  assert.equal(lineOf(false, null).summary, "Not encrypted");
  const encrypted = lineOf(true, { encrypted: true, local: false, ...shows });
  assert.equal(encrypted.closed, true);
  assert.equal(encrypted.fingerprint, "AA:BB");
  assert.match(encrypted.shows, /certificate/);
  assert.equal(lineOf(true, { encrypted: false, local: true }).summary, "Encrypted up to a proxy");
  assert.match(lineOf(false, { encrypted: false, local: true }).text, /own machine/);
  const open = lineOf(false, { encrypted: false, local: false, fingerprint_of: "key", fingerprint: "1f-10" });
  assert.equal(open.closed, false);
  assert.match(open.text, /Everybody/);
  assert.match(open.shows, /key/);
  assert.equal(lineOf(true, { encrypted: true, fingerprint_of: "other", fingerprint: "AA" }).fingerprint, "");
});

test("says who has ended a session, and why", () => {
  assert.equal(ended({ by: "ada", reason: "lunch" }), "ada has ended your session: “lunch”. You may connect again.");
  assert.equal(ended({ by: "", reason: "" }), "The operator has ended your session. You may connect again.");
  assert.equal(ended({}), "The operator has ended your session. You may connect again.");
});

test("says what the line takes, and that it is why the picture is less sharp", () => {
  assert.equal(lineSentence({ quality_levels_down: 0 }), "–");
  assert.equal(lineSentence({ bits_per_second: 9_840_000, quality_levels_down: 0 }), "takes 9.8 Mbit/s");
  assert.equal(lineSentence({ bits_per_second: 812_400_000, quality_levels_down: 0 }), "takes 812 Mbit/s");
  assert.equal(
    lineSentence({ bits_per_second: 3_000_000, quality_levels_down: 2 }),
    "sharpness lowered: the line takes 3 Mbit/s",
  );
  assert.equal(
    lineSentence({ bits_per_second: 400_400, quality_levels_down: 1 }),
    "sharpness lowered: the line takes 400 kbit/s",
  );
  assert.equal(lineSentence({ quality_levels_down: 1 }), "sharpness lowered");
});
