/** Scrolls a place that shows a part of something larger. */

/** How near something may be to an edge that it is to be seen away from, in CSS pixels, where there is room. */
const MARGIN = 48;

export class Scroll {
  #place;
  #rest = { scrollLeft: 0, scrollTop: 0 };

  /** @param {HTMLElement} place which scrolls */
  constructor(place) {
    this.#place = place;
  }

  /** Whether there is more than the place has room for. */
  get isNeeded() {
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = this.#place;
    return scrollWidth > clientWidth || scrollHeight > clientHeight;
  }

  /** Moves what is shown so far, in CSS pixels, as far as there is more of it. */
  by(x, y) {
    this.#side("scrollLeft", x);
    this.#side("scrollTop", y);
  }

  /** Browsers scroll by whole pixels; what is left counts for the next time, but not at an edge. */
  #side(side, by) {
    const wanted = this.#place[side] - by + this.#rest[side];
    this.#place[side] = wanted;
    const left = wanted - this.#place[side];
    this.#rest[side] = Math.abs(left) < 1 ? left : 0;
  }

  /** Whether it can be moved into a direction: left for less than 0, and so on. */
  can(x, y) {
    const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = this.#place;
    const left = x < 0 ? scrollWidth - clientWidth - scrollLeft : scrollLeft;
    const up = y < 0 ? scrollHeight - clientHeight - scrollTop : scrollTop;
    return (x !== 0 && left >= 1) || (y !== 0 && up >= 1);
  }

  /** Has something seen that is at a place of the page. */
  reveal({ x, y }) {
    const { left, right, top, bottom } = this.#place.getBoundingClientRect();
    this.by(inward(x, left, right), inward(y, top, bottom));
  }
}

/** How far something has to move to be well inside. */
function inward(at, from, to) {
  const margin = Math.min(MARGIN, (to - from) / 3);
  return Math.max(0, from + margin - at) || Math.min(0, to - margin - at);
}
