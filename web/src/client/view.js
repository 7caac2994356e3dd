/**
 * How large the picture is shown, and which part of it where it is larger than its place. Where a pixel of the screen
 * is at least one of the glass, fingers leave it at a whole number of them, so that it stays sharp.
 */

import { Places } from "./places.js";
import { fitting, isWhole, sharp } from "./scale.js";
import { Scroll } from "./scroll.js";

/** Most CSS pixels that a pixel of the screen may become. */
const MOST = 8;

/** Whoever lets it go nearly as large as its place wants it so. */
const NEARLY = 1.06;

export class View {
  /** Is told whether the picture is larger than its place, when that has changed. */
  onlarger = () => {};

  /** Is told whenever the picture is somewhere else, or has another size. */
  onmoved = () => {};

  /** Whether the usual pixel of the screen is one of the glass, which may be much finer than one of CSS. */
  isFine = false;

  /** Where places of the picture are, and which part of it is shown. */
  places;

  #screen;
  #canvas;
  #display;
  #fits = true;
  #zoom = 0;
  #larger = false;
  #gripped = { x: 0, y: 0 };
  #held = null;
  #scroll;

  /**
   * @param {HTMLElement} screen the place, which scrolls
   * @param {HTMLCanvasElement} canvas what shows the picture in it
   * @param {Display} display noVNC's, which knows its size
   */
  constructor(screen, canvas, display) {
    this.#screen = screen;
    this.#scroll = new Scroll(screen);
    this.#canvas = canvas;
    this.#display = display;
    this.places = new Places(canvas, display);
  }

  /** CSS pixels that a pixel of the screen takes. */
  get scale() {
    return this.#display.scale;
  }

  /** Whether a keyboard on the glass covers a part of the place. */
  get isCovered() {
    return this.#held !== null && this.#screen.clientHeight < this.#held.height;
  }

  /** How many pixels a screen has that fills a CSS pixel of the place. */
  get density() {
    return this.isFine ? devicePixelRatio : 1;
  }

  /** How many of its own pixels the picture has in one of CSS, where the usual one is finer, and the glass as well. */
  get fineness() {
    return this.isFine ? Math.max(1, Math.min(devicePixelRatio, 1 / this.scale)) : 1;
  }

  /**
   * Shows all of the picture, or each of its pixels at its usual size; until fingers zoom.
   *
   * @param {boolean} fits whether all is shown
   */
  update(fits) {
    const changed = fits !== this.#fits;
    this.#fits = fits;
    if (changed || this.#zoom <= this.#least()) {
      this.#zoom = 0;
    }
    this.#apply(this.#zoom || this.#usual());
  }

  /** A keyboard comes onto the glass, or goes if it is not held: the picture keeps its size, with less room. */
  hold(held) {
    const { clientWidth: width, clientHeight: height } = this.#screen;
    this.#held = held ? { width, height } : null;
    this.update(this.#fits);
  }

  /** Two fingers take hold of the picture, at a place as events tell it. */
  grip(at) {
    this.#gripped = this.places.of(at);
  }

  /**
   * They zoom: what they have taken hold of goes with them.
   *
   * @param {{x: number, y: number}} at where they are now
   * @param {number} ratio how many times as large it becomes
   */
  zoom(at, ratio) {
    const least = this.#least();
    this.#zoomTo(at, Math.max(least, Math.min(Math.max(MOST, least), this.scale * ratio)));
  }

  /** They are done: a picture that is nearly at its usual size is at that, a large one stays sharp. */
  settle(at) {
    const usual = this.#usual();
    const near = Math.max(this.scale / usual, usual / this.scale) < NEARLY;
    this.#zoomTo(at, near ? usual : Math.max(sharp(this.scale, devicePixelRatio), this.#least()));
    if (near) {
      this.#zoom = 0;
    }
  }

  /** Moves the picture so far, in CSS pixels, as far as there is something to be seen. */
  pan(x, y) {
    this.#scroll.by(x, y);
    this.onmoved();
  }

  /** Whether the picture can be moved into a direction: left for less than 0, and so on. */
  canPan(x, y) {
    return this.#scroll.can(x, y);
  }

  /** Has a place of the picture seen, in its own pixels. */
  reveal(place) {
    this.#scroll.reveal(this.clientOf(place));
    this.onmoved();
  }

  /** The place of the picture at a place of the page; null outside of it. */
  placeAt(at) {
    return this.places.within(at);
  }

  /** The nearest place that the picture has to a place of the page. */
  nearest(at) {
    return this.clamp(this.places.of(at));
  }

  /** The middle of what is seen of the picture. */
  middle() {
    const { left, top, width, height } = this.#screen.getBoundingClientRect();
    return this.nearest({ x: left + width / 2, y: top + height / 2 });
  }

  /** The nearest place of the picture to what may be outside of it. */
  clamp(place) {
    return this.places.clamp(place);
  }

  /** Where a place of the picture is on the page. */
  clientOf(place) {
    return this.places.clientOf(place);
  }

  #usual() {
    return this.#fits ? this.#fit() : 1 / this.density;
  }

  #least() {
    return Math.min(this.#usual(), this.#fit());
  }

  #fit() {
    const { width, height } = this.#screen.getBoundingClientRect();
    return fitting({ width, height: this.#heightWithoutKeyboard(width, height) }, this.places.shown, devicePixelRatio);
  }

  /** Whoever turns the telephone has as much height then as there was width. */
  #heightWithoutKeyboard(width, height) {
    if (this.#held && Math.abs(width - this.#held.width) >= 1) {
      this.#held = { width, height: this.#held.width };
    }
    return Math.max(height, this.#held?.height ?? 0);
  }

  #zoomTo(at, scale) {
    this.#zoom = scale;
    this.#apply(scale);
    const { x, y } = this.clientOf(this.#gripped);
    this.pan(at.x - x, at.y - y);
  }

  #apply(scale) {
    this.#display.scale = scale;
    this.#canvas.style.imageRendering = isWhole(scale, devicePixelRatio) ? "pixelated" : "auto";
    if (this.#scroll.isNeeded !== this.#larger) {
      this.#larger = !this.#larger;
      this.onlarger(this.#larger);
    }
    this.onmoved();
  }
}
