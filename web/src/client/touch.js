/** What fingers mean: they touch what is seen, or move the pointer as on a trackpad; two of them move the view. */

const LEFT = 0x1;
const MIDDLE = 0x2;
const RIGHT = 0x4;
const BUTTONS = [LEFT, RIGHT, MIDDLE];

/** By the way that fingers go, what they turn of the wheel. */
const WHEEL = { y: { back: 0x8, on: 0x10 }, x: { back: 0x20, on: 0x40 } };
const NOTCH_PIXELS = 40;

/** Taps as near as this to each other, and as soon, are meant for the same place, as for a double click. */
const SAME_PIXELS = 24;
const SAME_MILLIS = 400;

/** How much farther than a finger the pointer goes at most, and how fast a finger is that moves it twice as far. */
const MOST_GAIN = 3;
const TWICE_PIXELS = 16;

const TICK_MILLIS = 10;

/** A tick that is felt, where the device has one. */
export function tick() {
  navigator.vibrate?.(TICK_MILLIS);
}

export class Touch {
  /** Whether fingers move the pointer as on a trackpad. */
  asTrackpad = false;

  /** Whether one finger moves the view instead. */
  movesView = false;

  #hand;
  #view;
  #place = null;
  #last = { at: { x: 0, y: 0 }, millis: -SAME_MILLIS };
  #held = 0;
  #turning = { x: 0, y: 0 };
  #axes = {};

  /**
   * @param {{
   *   point: (place: {x: number, y: number}, buttons: number) => void,
   *   focus: (options: object) => void,
   *   viewOnly: boolean,
   * }} hand puts the pointer to a place of the picture, with these buttons down; gives the picture the keyboard
   * @param {View} view which part of the picture is seen
   */
  constructor(hand, view) {
    this.#hand = hand;
    this.#view = view;
  }

  /** Where the pointer is, in the pixels of the screen, for whoever has moved it otherwise. */
  set place(place) {
    this.#place = place;
  }

  tap(fingers, at) {
    const place = this.asTrackpad ? this.#pointer() : this.#tapped(at);
    if (!place) {
      return;
    }
    this.#hand.focus({ preventScroll: true });
    this.#point(place, 0);
    this.#point(place, BUTTONS[fingers - 1]);
    this.#point(place, 0);
  }

  start(kind, at) {
    this.#axes = {};
    this.#turning = { x: 0, y: 0 };
    if (kind === "pinch") {
      this.#view.grip(at);
      return;
    }
    const place = this.asTrackpad ? this.#pointer() : this.#view.placeAt(at);
    if (kind === "press" && place) {
      tick();
    }
    if (!place || this.#dragsView(kind)) {
      this.#held = null;
      return;
    }
    this.#held = this.#buttonOf(kind);
    this.#point(place, 0);
    this.#point(place, this.#held);
  }

  move(kind, at, change) {
    if (kind === "pinch") {
      this.#view.zoom(at, change.ratio);
    } else if (this.#dragsView(kind)) {
      this.#view.pan(change.x, change.y);
    } else if (kind === "slide") {
      this.#slide("x", change.x);
      this.#slide("y", change.y);
    } else if (this.#held !== null) {
      this.#point(this.asTrackpad ? this.#moved(change) : this.#view.nearest(at), this.#held);
    }
  }

  end(kind, at) {
    if (kind === "pinch") {
      this.#view.settle(at);
    } else if (this.#held) {
      this.#point(this.#place, 0);
    }
    this.#held = 0;
  }

  #dragsView(kind) {
    return kind === "drag" && (this.movesView || this.#hand.viewOnly);
  }

  /** A long press is the other button; on a trackpad it is how something is dragged. */
  #buttonOf(kind) {
    if (kind === "slide") {
      return 0;
    }
    if (kind === "drag") {
      return this.asTrackpad ? 0 : LEFT;
    }
    return this.asTrackpad ? LEFT : RIGHT;
  }

  #point(place, buttons) {
    this.#place = place;
    this.#hand.point(place, buttons);
  }

  #pointer() {
    return this.#view.clamp(this.#place ?? this.#view.middle());
  }

  #tapped(at) {
    const now = Date.now();
    const near = Math.hypot(at.x - this.#last.at.x, at.y - this.#last.at.y) < SAME_PIXELS;
    const again = near && now - this.#last.millis < SAME_MILLIS;
    this.#last = { at: again ? this.#last.at : at, millis: now };
    return this.#view.placeAt(this.#last.at);
  }

  /** Slow fingers are exact, quick ones get far; the view goes where the pointer goes. */
  #moved({ x, y }) {
    const gain = Math.min(1 + Math.hypot(x, y) / TWICE_PIXELS, MOST_GAIN) / this.#view.scale;
    const from = this.#pointer();
    const place = this.#view.clamp({ x: from.x + x * gain, y: from.y + y * gain });
    this.#view.reveal(place);
    return place;
  }

  /**
   * Two fingers that slide move what is seen; where there is nothing more to be seen as they begin, or where the view
   * follows the pointer, they turn the wheel.
   */
  #slide(axis, by) {
    if (by === 0) {
      return;
    }
    const both = { x: 0, y: 0, [axis]: by };
    this.#axes[axis] ??= !this.asTrackpad && this.#view.canPan(both.x, both.y) ? "view" : "wheel";
    if (this.#axes[axis] === "view") {
      this.#view.pan(both.x, both.y);
    } else if (this.#held !== null) {
      this.#turn(axis, by);
    }
  }

  #turn(axis, by) {
    this.#turning[axis] += by;
    const notches = Math.trunc(this.#turning[axis] / NOTCH_PIXELS);
    this.#turning[axis] -= notches * NOTCH_PIXELS;
    const button = notches > 0 ? WHEEL[axis].back : WHEEL[axis].on;
    for (let i = 0; i < Math.abs(notches); i++) {
      this.#point(this.#place, button);
      this.#point(this.#place, 0);
    }
  }
}
