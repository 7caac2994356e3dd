/**
 * noVNC's RFB whose picture fingers zoom and move, see view.js and touch.js; which may show one monitor of several; and
 * which asks for another size of the screen once, in whole pixels.
 */

import { refine } from "./cursor.js";
import { Fingers } from "./fingers.js";
import { areSame, monitorsOf, MOST_BYTES } from "./monitors.js";
import { Smooth } from "./smooth.js";
import { TextRfb } from "./texts.js";
import { Touch } from "./touch.js";
import { View } from "./view.js";

/** What browsers lose of a pixel when they reckon in parts of it. */
const ROUNDED = 0.02;

/** Fires "monitors" when the screen has others than before. */
export class ShownRfb extends TextRfb {
  #view;
  #touch;
  #place = null;
  #monitors = [];
  #monitor = 0;
  #askedSize = "";
  #fineness = 1;

  constructor(...all) {
    super(...all);
    this.#view = new View(this._screen, this._canvas, this._display);
    refine(this._cursor, () => (this._shouldShowDotCursor() ? 1 : this.#fineness));
    const smooth = new Smooth(this._canvas, this._display);
    this.#view.onmoved = () => {
      smooth.show(this.#view.scale * devicePixelRatio);
      this.#refineCursor();
      this.#showPointer();
    };
    this.#touch = new Touch(this, this.#view);
    this._gestures.detach();
    this._gestures = new Fingers(this.#touch);
    // Beside the picture, too: a trackpad is as large as the glass.
    this._gestures.attach(this._screen);
  }

  /** How large the picture is shown, and which part of it. */
  get view() {
    return this.#view;
  }

  /** The monitors of the screen, from left to right, where the server tells them. */
  get monitors() {
    return this.#monitors;
  }

  /** Which of them is shown alone, from 1; 0, or one that is not there, for all. */
  set monitor(number) {
    this.#monitor = number;
    this._updateClip();
    this._updateScale();
    this._updateContinuousUpdates();
  }

  /** The one that is shown alone; null for all. */
  get shownMonitor() {
    return this.#monitors[this.#monitor - 1] ?? null;
  }

  /** noVNC passes over all but the first. */
  _handleExtendedDesktopSize() {
    const arrived = monitorsOf(this._sock.rQpeekBytes(Math.min(this._sock.rQlen(), MOST_BYTES)));
    const done = super._handleExtendedDesktopSize();
    if (done && !areSame(arrived, this.#monitors)) {
      this.#monitors = arrived;
      this.monitor = this.#monitor;
      this.dispatchEvent(new CustomEvent("monitors"));
    }
    return done;
  }

  _updateClip() {
    const area = this.shownMonitor;
    this.#view.places.area = area;
    if (!area) {
      super._updateClip();
      return;
    }
    const display = this._display;
    display.clipViewport = true;
    display.viewportChangeSize(area.width, area.height);
    display.viewportChangePos(area.x - display._viewportLoc.x, area.y - display._viewportLoc.y);
  }

  /** What fingers mean. */
  get touch() {
    return this.#touch;
  }

  /**
   * Puts the pointer somewhere.
   *
   * @param {{x: number, y: number}} place in pixels of the screen
   * @param {number} buttons those that are down then, as RFC 6143 numbers them
   */
  point(place, buttons) {
    const { x, y } = this.#view.places.canvasOf(place);
    if (buttons === this._mouseButtonMask) {
      this._handleMouseMove(x, y);
    } else {
      this._handleMouseButton(x, y, buttons);
    }
    this.#place = place;
    this.#showPointer();
  }

  #refineCursor() {
    const { fineness } = this.#view;
    if (fineness !== this.#fineness) {
      this.#fineness = fineness;
      this._refreshCursor();
    }
  }

  /** noVNC draws the pointer of whoever has no mouse; its tip is where it points to. */
  #showPointer() {
    if (!this.#place) {
      return;
    }
    const { x, y } = this.#view.clientOf(this.#place);
    const cursor = this._cursor;
    cursor.move(x, y);
    cursor._position.x -= cursor._hotSpot.x;
    cursor._position.y -= cursor._hotSpot.y;
    cursor._updatePosition();
  }

  _handleMouse(event) {
    super._handleMouse(event);
    this.#touch.place = this.#place;
  }

  _sendMouse(x, y, buttons) {
    this.#place = { x: this._display.absX(x), y: this._display.absY(y) };
    super._sendMouse(x, y, buttons);
  }

  /** Where a keyboard covers a part, the place where something is typed is seen: the one that was clicked. */
  _updateScale() {
    this.#view.update(this._scaleViewport);
    this._fixScrollbars();
    if (this.#view.isCovered && this.#place) {
      this.#view.reveal(this.#place);
    }
  }

  get resizeSession() {
    return super.resizeSession;
  }

  set resizeSession(wanted) {
    this.#askedSize = wanted ? this.#askedSize : "";
    super.resizeSession = wanted;
  }

  /** Zoomed pages have parts of pixels; no screen has. */
  _screenSize() {
    const { w, h } = super._screenSize();
    const pixels = (length) => Math.floor(length * this.#view.density + ROUNDED);
    return { w: pixels(w), h: pixels(h) };
  }

  /** The size that a screen has to have to fill its place. */
  get fullSize() {
    return this._screenSize();
  }

  /**
   * Each size of the window is asked for once: a server may round it, and another window may have changed it since.
   * What a keyboard on the glass leaves is no size for a screen.
   */
  _requestRemoteResize() {
    const { w, h } = this._screenSize();
    const asked = `${w}x${h}`;
    if (asked === this.#askedSize || this.#view.isCovered) {
      return;
    }
    const waited = this._pendingRemoteResize;
    super._requestRemoteResize();
    if (!waited && this._pendingRemoteResize) {
      this.#askedSize = asked;
    }
  }
}
