/** Turns a row of numbers into a line of a small picture, 120 wide and 40 high. */

const WIDTH = 120;
const HEIGHT = 40;
const MARGIN = 2;

/**
 * The points attribute of a polyline; the newest number is at the right.
 *
 * @param {number[]} numbers the oldest first
 * @param {number} count how many fill the width
 * @param {number} lowestTop what the full height stands for, unless a number is larger
 */
export function points(numbers, count, lowestTop) {
  const top = Math.max(lowestTop, ...numbers);
  const first = count - numbers.length;
  return numbers
    .map((number, i) => {
      const x = ((first + i) / (count - 1)) * WIDTH;
      const y = HEIGHT - MARGIN - (number / top) * (HEIGHT - 2 * MARGIN);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(" ");
}
