/** Where a place of the picture is on the page, and which one is at a place of the page. */

import { inside } from "./scale.js";

export class Places {
  /** The part of the picture that is shown, in its own pixels; null for all of it. */
  area = null;

  #canvas;
  #display;

  /**
   * @param {HTMLCanvasElement} canvas what shows the picture
   * @param {Display} display noVNC's, which knows its size
   */
  constructor(canvas, display) {
    this.#canvas = canvas;
    this.#display = display;
  }

  /** What is shown, in pixels of the picture. */
  get shown() {
    return this.area ?? { x: 0, y: 0, width: this.#display.width, height: this.#display.height };
  }

  /** A place of the picture on the page. */
  clientOf(place) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    const { x, y } = this.canvasOf(place);
    return { x: left + x, y: top + y };
  }

  /** The same on the canvas. */
  canvasOf({ x, y }) {
    const { shown } = this;
    return { x: (x - shown.x) * this.#display.scale, y: (y - shown.y) * this.#display.scale };
  }

  /** The place of the picture, which may be outside of it, at a place of the page. */
  of({ x, y }) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    const { shown } = this;
    return { x: shown.x + (x - left) / this.#display.scale, y: shown.y + (y - top) / this.#display.scale };
  }

  /** The same; null outside of the picture. */
  within(at) {
    const { left, top, right, bottom } = this.#canvas.getBoundingClientRect();
    const isInside = at.x >= left && at.x < right && at.y >= top && at.y < bottom;
    return isInside && this.#display.scale > 0 ? this.of(at) : null;
  }

  /** The nearest place that is shown to what may be outside of it. */
  clamp({ x, y }) {
    const { shown } = this;
    return { x: shown.x + inside(x - shown.x, shown.width), y: shown.y + inside(y - shown.y, shown.height) };
  }
}
