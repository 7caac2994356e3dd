/** What a person has to do to one text to make another of it: where to put the caret, what to delete, what to type. */

const segmenter = Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "grapheme" }) : null;

/**
 * A text and the place of its caret, in units of UTF-16.
 *
 * @typedef {{text: string, caret: number}} Written
 */

/**
 * One replacement that makes the later text of the earlier one, and ends at the later caret, behind which most likely
 * nothing was changed; where that cannot be, before all that both texts end with. So a correction before the caret
 * takes with it what follows: to go there and back would be as many keys, and more than moves to some programs.
 *
 * @param {Written} before
 * @param {Written} after
 * @return {{from: number, deleted: string, inserted: string}} at which place of the earlier text what is exchanged
 */
export function replacement(before, after) {
  const rest = after.text.slice(after.caret);
  const tail = before.text.endsWith(rest) ? rest.length : sameAtEnd(before.text, after.text);
  const old = before.text.slice(0, before.text.length - tail);
  const fresh = after.text.slice(0, after.text.length - tail);
  const from = sameAtStart(old, fresh);
  return { from, deleted: old.slice(from), inserted: fresh.slice(from) };
}

/** What a person takes for letters: an emoji of several code points is one, where the browser knows. */
export function letters(text) {
  return segmenter ? [...segmenter.segment(text)].map(({ segment }) => segment) : [...text];
}

function sameAtStart(one, other) {
  let same = 0;
  while (same < one.length && same < other.length && one[same] === other[same]) {
    same += 1;
  }
  return isHigh(one.charCodeAt(same - 1)) ? same - 1 : same;
}

function sameAtEnd(one, other) {
  const most = Math.min(one.length, other.length);
  let same = 0;
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) {
    same += 1;
  }
  return same > 0 && isLow(one.charCodeAt(one.length - same)) ? same - 1 : same;
}

/** The first half of a character that UTF-16 writes as two. */
function isHigh(unit) {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit) {
  return unit >= 0xdc00 && unit < 0xe000;
}
