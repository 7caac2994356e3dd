import assert from "node:assert/strict";
import { test } from "node:test";
import { halvings, Smooth } from "../src/client/smooth.js";

/** A canvas, as far as this needs it: it notes what is drawn on it. */
function canvas(width, height) {
  const drawn = [];
  const box = { left: 30, top: 40, width: 100, height: 50 };
  const place = { getBoundingClientRect: () => ({ left: 10, top: 10 }), scrollLeft: 5, scrollTop: 0 };
  const element = {
    width,
    height,
    drawn,
    style: {},
    isThere: false,
    parentElement: place,
    after: (other) => {
      element.over = other;
      other.isThere = true;
    },
    remove: () => {
      element.isThere = false;
    },
    getBoundingClientRect: () => box,
    getContext: () => ({ drawImage: (from, ...places) => drawn.push(places.join(" ")) }),
  };
  return element;
}

globalThis.document = { createElement: () => canvas(0, 0) };

/** noVNC's display, whose flip draws what has changed, unless it has to wait. */
function display() {
  const nothing = { left: 65535, top: 65535, right: 0, bottom: 0 };
  return {
    waits: false,
    _viewportLoc: { x: 0, y: 0 },
    _damageBounds: nothing,
    flip() {
      this._damageBounds = this.waits ? this._damageBounds : nothing;
    },
  };
}

test("halves as often as the browser would leave pixels out", () => {
  assert.deepEqual([2, 1, 0.5, 0.49, 0.25, 0.2, 0.01, 0].map(halvings), [0, 0, 0, 1, 1, 2, 3, 0]);
});

test("lays a picture of half its size over one that is shown small, and takes it away again", () => {
  const shown = canvas(101, 60);
  const smooth = new Smooth(shown, display());
  smooth.show(0.7);
  assert.equal(shown.over, undefined);
  smooth.show(0.4);
  const { over } = shown;
  assert.equal(`${over.width} ${over.height}`, "51 30");
  assert.deepEqual(over.drawn, ["0 0 102 60 0 0 51 30"]);
  const { left, top, width, height } = over.style;
  assert.deepEqual([left, top, width, height], ["25px", "30px", "100px", "50px"]);
  smooth.show(0.45);
  assert.equal(shown.over, over);
  smooth.show(1);
  assert.equal(over.isThere, false);
});

test("draws what has changed once it is drawn, out to whole pixels of each step", () => {
  const shown = canvas(100, 60);
  const screen = display();
  const smooth = new Smooth(shown, screen);
  smooth.show(0.2);
  const { over } = shown;
  over.drawn.length = 0;
  screen._damageBounds = { left: 5, top: 8, right: 11, bottom: 9 };
  screen.waits = true;
  screen.flip();
  assert.deepEqual(over.drawn, []);
  screen.waits = false;
  screen.flip(true);
  assert.deepEqual(over.drawn, ["2 4 4 2 1 2 2 1"]);
  screen.flip();
  assert.equal(over.drawn.length, 1);
  screen._viewportLoc = { x: 400, y: 0 };
  for (const [left, right] of [[396, 404], [100, 200], [600, 700]]) {
    screen._damageBounds = { left, top: 0, right, bottom: 8 };
    screen.flip();
  }
  assert.deepEqual(over.drawn.slice(1), ["0 0 2 4 0 0 1 2"]);
});
