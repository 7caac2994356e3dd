/**
 * noVNC's RFB whose picture fingers zoom and move, see view.js and touch.js; and which asks for another size of the
 * screen once, in whole pixels.
 */

import { Fingers } from "./fingers.js";
import { TextRfb } from "./texts.js";
import { Touch } from "./touch.js";
import { View } from "./view.js";

/** What browsers lose of a pixel when they reckon in parts of it. */
const ROUNDED = 0.02;

export class ShownRfb extends TextRfb {
  #view;
  #touch;
  #place = null;
  #askedSize = "";

  constructor(...all) {
    super(...all);
    this.#view = new View(this._screen, this._canvas, this._display);
    this.#view.onmoved = () => this.#showPointer();
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
    const x = place.x * this.#view.scale;
    const y = place.y * this.#view.scale;
    if (buttons === this._mouseButtonMask) {
      this._handleMouseMove(x, y);
    } else {
      this._handleMouseButton(x, y, buttons);
    }
    this.#place = place;
    this.#showPointer();
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
