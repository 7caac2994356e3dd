/**
 * What fingers on the glass do: tap, drag, press long, or two of them slide or part. noVNC's own way of telling that
 * waits for longer ways, and knows nothing of fingers that part and slide at once.
 */

/** How far a finger that rests may move, in CSS pixels; and how far two together, or from each other. */
const REST = 10;
const SLIDE = 14;
const SPREAD = 20;

const LONG_MILLIS = 600;
const TAP_MILLIS = 500;
const MOST_FINGERS = 3;

/**
 * What is told of fingers; places are those of events, the middle between them where there are two.
 *
 * @typedef {object} Acts
 * @property {(fingers: number, at: {x: number, y: number}) => void} tap so many fingers have tapped
 * @property {(kind: Kind, at: {x: number, y: number}) => void} start something begins, where the fingers were at first
 * @property {(kind: Kind, at: {x: number, y: number}, change: {x: number, y: number, ratio: number}) => void} move
 *     how far since the last time, and how many times as far apart as then
 * @property {(kind: Kind, at: {x: number, y: number}) => void} end it is over
 */

/** @typedef {"drag" | "press" | "slide" | "pinch"} Kind */

const TYPES = ["touchstart", "touchmove", "touchend", "touchcancel"];

export class Fingers {
  #acts;
  #target = null;
  #touches = new Map();
  #state = "none";
  #kind = null;
  #most = 0;
  #since = 0;
  #timer = 0;
  #at = { x: 0, y: 0 };
  #apart = 0;
  #hear = (event) => this.#heard(event);

  /** @param {Acts} acts is told */
  constructor(acts) {
    this.#acts = acts;
  }

  /** Listens to what touches an element. */
  attach(target) {
    this.detach();
    this.#target = target;
    TYPES.forEach((type) => target.addEventListener(type, this.#hear, { passive: false }));
  }

  /** Listens no more. */
  detach() {
    clearTimeout(this.#timer);
    TYPES.forEach((type) => this.#target?.removeEventListener(type, this.#hear));
    this.#target = null;
  }

  #heard(event) {
    event.stopPropagation();
    event.preventDefault();
    const touches = [...event.changedTouches];
    if (event.type === "touchstart") {
      touches.forEach((touch) => this.#put(touch, event.timeStamp));
    } else if (event.type === "touchmove") {
      const known = touches.filter(({ identifier }) => this.#touches.has(identifier));
      known.forEach((touch) => this.#drag(touch));
      if (known.length > 0) {
        this.#moved();
      }
    } else {
      touches.forEach(({ identifier }) => this.#touches.has(identifier) && this.#lift(identifier, event.type));
      if (event.targetTouches.length === 0) {
        this.#allLifted(event.timeStamp);
      }
    }
  }

  /** More fingers change nothing of what already goes on. */
  #put({ identifier, clientX: x, clientY: y }, now) {
    if (this.#state === "lifting") {
      this.#state = "over";
    }
    if (this.#state !== "none" && this.#state !== "undecided") {
      return;
    }
    clearTimeout(this.#timer);
    if (this.#touches.size === 0) {
      this.#since = now;
      this.#timer = setTimeout(() => this.#begin("press"), LONG_MILLIS);
    }
    this.#touches.set(identifier, { first: { x, y }, last: { x, y } });
    this.#most = this.#touches.size;
    this.#state = this.#most > MOST_FINGERS ? "over" : "undecided";
  }

  #drag({ identifier, clientX: x, clientY: y }) {
    this.#touches.get(identifier).last = { x, y };
  }

  #moved() {
    if (this.#state === "undecided") {
      this.#decide();
    }
    if (this.#state === "going") {
      const from = this.#at;
      const apart = this.#apart;
      this.#measure("last");
      const ratio = apart > 0 && this.#apart > 0 ? this.#apart / apart : 1;
      this.#acts.move(this.#kind, this.#at, { x: this.#at.x - from.x, y: this.#at.y - from.y, ratio });
    }
  }

  #decide() {
    const first = middle(this.#all("first"));
    const last = middle(this.#all("last"));
    const way = Math.hypot(last.x - first.x, last.y - first.y);
    if (this.#most === 1 && way > REST) {
      this.#begin("drag");
    } else if (this.#most === 2 && Math.abs(apart(this.#all("last")) - apart(this.#all("first"))) > SPREAD) {
      this.#begin("pinch");
    } else if (this.#most === 2 && way > SLIDE) {
      this.#begin("slide");
    } else if (this.#most === 3 && way > SLIDE) {
      this.#state = "over";
    }
  }

  #begin(kind) {
    clearTimeout(this.#timer);
    this.#state = "going";
    this.#kind = kind;
    this.#measure("first");
    this.#acts.start(kind, this.#at);
  }

  #lift(identifier, type) {
    clearTimeout(this.#timer);
    if (this.#state === "going") {
      this.#state = "over";
      this.#acts.end(this.#kind, this.#at);
    } else if (this.#state === "undecided") {
      this.#measure("first");
      this.#state = "lifting";
    }
    if (type === "touchcancel") {
      this.#state = "over";
    }
    this.#touches.delete(identifier);
  }

  #allLifted(now) {
    const tapped = this.#state === "lifting" && now - this.#since < TAP_MILLIS;
    this.#state = "none";
    this.#touches.clear();
    if (tapped) {
      this.#acts.tap(this.#most, this.#at);
    }
  }

  #measure(when) {
    this.#at = middle(this.#all(when));
    this.#apart = apart(this.#all(when));
  }

  #all(when) {
    return [...this.#touches.values()].map((touch) => touch[when]);
  }
}

function middle(places) {
  const sum = places.reduce((one, other) => ({ x: one.x + other.x, y: one.y + other.y }));
  return { x: sum.x / places.length, y: sum.y / places.length };
}

function apart([one, other]) {
  return other ? Math.hypot(other.x - one.x, other.y - one.y) : 0;
}
