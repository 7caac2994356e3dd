/** Turns a row of numbers into a line of a small picture, 120 wide and 40 high, and says what its height stands for. */

const WIDTH = 120;
const HEIGHT = 40;
const MARGIN = 2;

/** What the height may stand for, times a power of ten: half of each is a plain number, too. */
const TOPS = [1, 2, 3, 4, 5, 6, 8, 10];

/**
 * The points attribute of a polyline; the newest number is at the right.
 *
 * @param {number[]} numbers the oldest first
 * @param {number} count how many fill the width
 * @param {number} top what the full height stands for
 */
export function points(numbers, count, top) {
  const first = count - numbers.length;
  return numbers
    .map((number, i) => {
      const x = ((first + i) / (count - 1)) * WIDTH;
      const y = HEIGHT - MARGIN - (number / top) * (HEIGHT - 2 * MARGIN);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(" ");
}

/**
 * A plain number that none of the others exceeds.
 *
 * @param {number[]} numbers what is drawn
 * @param {number} least a power of ten; no less is given
 */
export function topOf(numbers, least) {
  const highest = Math.max(least, ...numbers);
  const power = 10 ** Math.floor(Math.log10(highest));
  return TOPS.find((top) => top * power >= highest) * power;
}
