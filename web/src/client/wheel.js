/** How many notches a wheel was turned, or two fingers moved on a trackpad; less than one counts for the next. */

/** What browsers tell of a notch in this old measure, at any zoom of the page; trackpads tell parts of it. */
const NOTCH = 120;
const NOTCH_PIXELS = 50;
const NOTCH_LINES = 3;
const MOST_AT_ONCE = 10;

/** Buttons of RFC 6143's pointer events and their extension: 4 and 5 for up and down, 6 and 7 for left and right. */
const VERTICAL = { back: 1 << 3, on: 1 << 4 };
const HORIZONTAL = { back: 1 << 5, on: 1 << 6 };

export class Wheel {
  #down = 0;
  #right = 0;

  /**
   * @param {WheelEvent} event what the browser tells
   * @return {number[]} the button of each notch that is complete
   */
  turned(event) {
    this.#right = joined(this.#right, notches(event, event.deltaX, event.wheelDeltaX));
    this.#down = joined(this.#down, notches(event, event.deltaY, event.wheelDeltaY));
    const right = Math.trunc(this.#right);
    const down = Math.trunc(this.#down);
    this.#right -= right;
    this.#down -= down;
    return [...presses(right, HORIZONTAL), ...presses(down, VERTICAL)];
  }
}

function notches({ deltaMode }, delta, old) {
  if (delta === 0) {
    return 0;
  }
  if (deltaMode === WheelEvent.DOM_DELTA_LINE) {
    return delta / NOTCH_LINES;
  }
  if (deltaMode === WheelEvent.DOM_DELTA_PAGE) {
    return delta;
  }
  return old ? -old / NOTCH : delta / NOTCH_PIXELS;
}

/** Who turns back at once does not have to make up for what was left over. */
function joined(rest, more) {
  return rest * more < 0 ? more : rest + more;
}

function presses(count, { back, on }) {
  return Array(Math.min(Math.abs(count), MOST_AT_ONCE)).fill(count < 0 ? back : on);
}
