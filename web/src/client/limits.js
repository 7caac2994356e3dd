/** What keeps a picture from moving more often than it does. */

/** With less to do it would draw more, if more came. */
const BUSY = 0.7;

/** An estimate of what the line takes is no exact one. */
const NEARLY_ALL = 0.8;

/** So much longer than at other times, an answer waits behind pictures that the line has not taken yet. */
const LATE_TIMES = 3;
const LATE_MILLIS = 150;

/**
 * What limits now.
 *
 * @param {{frames: number, kilobytes: number, busy: number, roundTrip: number | null}} taken of the last second
 * @param {object | null} line what Oriel says of the line; null of other servers
 * @param {number} shortestTrip the shortest round trip so far, in milliseconds
 * @returns {"nothing" | "line" | "browser" | "remote"}
 */
export function limitOf({ frames, kilobytes, busy, roundTrip }, line, shortestTrip) {
  if (frames === 0) {
    return "nothing";
  }
  if (busy >= BUSY) {
    return "browser";
  }
  const isFull = line?.bits_per_second > 0 && kilobytes * 8000 >= line.bits_per_second * NEARLY_ALL;
  const isLate = roundTrip !== null && roundTrip > shortestTrip * LATE_TIMES + LATE_MILLIS;
  return isFull || isLate || line?.quality_levels_down > 0 ? "line" : "remote";
}
