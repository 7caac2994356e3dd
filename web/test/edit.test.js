import assert from "node:assert/strict";
import { test } from "node:test";
import { letters, replacement } from "../target/web/client/edit.js";

function edit(before, after) {
  const written = (marked) => ({ text: marked.replace("|", ""), caret: marked.indexOf("|") });
  const { from, deleted, inserted } = replacement(written(before), written(after));
  return `${from} -${deleted} +${inserted}`;
}

test("finds what was exchanged, wherever it stands", () => {
  assert.equal(edit("|", "a|"), "0 - +a");
  assert.equal(edit("teh|", "the|"), "1 -eh +he");
  assert.equal(edit("one twx three|", "one two three|"), "6 -x three +o three");
  assert.equal(edit("one| twx", "one| two"), "6 -x +o");
  assert.equal(edit("one twx| three", "|one two three"), "6 -x +o");
  assert.equal(edit("abc|def", "ab|def"), "2 -c +");
  assert.equal(edit("ab|cdef", "ab|def"), "2 -c +");
  assert.equal(edit("abc|", "abc|"), "3 - +");
});

test("takes the letter before the caret for the one that was typed or deleted", () => {
  assert.equal(edit("aa|aa", "aaa|aa"), "2 - +a");
  assert.equal(edit("aaa|aa", "aa|aa"), "2 -a +");
});

test("does not cut a character in two", () => {
  assert.equal(edit("\u{1f680}|", "\u{1f681}|"), "0 -\u{1f680} +\u{1f681}");
  // These end with the same half.
  assert.equal(edit("\u{1f680}x|", "\u{1f280}x|"), "0 -\u{1f680}x +\u{1f280}x");
  assert.equal(edit("\u{1f680}x|", "\u{1f280}|x"), "0 -\u{1f680} +\u{1f280}");
});

test("counts what a person takes for a letter", () => {
  assert.deepEqual(letters("a\u{1f680}e\u0301"), ["a", "\u{1f680}", "e\u0301"]);
});
