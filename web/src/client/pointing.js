/**
 * noVNC's RFB with more about the pointer. A wheel turns as far as it was turned, and the page can hold the pointer,
 * see held.js.
 */

import RFB from "../noVNC/core/rfb.js";
import KeyTable from "../noVNC/core/input/keysym.js";
import { clientToElement } from "../noVNC/core/util/element.js";
import { HeldPointer, POINTER_MOTION } from "./held.js";
import { ShownRfb } from "./shown.js";
import { Wheel } from "./wheel.js";

/** Those that a plain PointerEvent has no room for. */
const MANY_BUTTONS = 0x7f80;

/** Fires "pointer" with how it stands with a pointer that the page is to hold. */
export class PointingRfb extends ShownRfb {
  #wheel = new Wheel();
  #held;

  constructor(...all) {
    super(...all);
    this.#held = new HeldPointer(this._canvas, {
      list: () => this._rfbConnectionState === "connected" && this._sendEncodings(),
      tell: (detail) => this.dispatchEvent(new CustomEvent("pointer", { detail })),
    });
    this.addEventListener("disconnect", () => this.#held.close());
  }

  /** What is listed of these encodings, and besides. */
  listed(all) {
    return this.#held.listed(all);
  }

  /** Holds the pointer, for programs that want to know only how far it is moved; after a click. */
  holdPointer() {
    this.#held.request();
  }

  /** Lets it go. */
  releasePointer() {
    this.#held.release();
  }

  _handleMouse(event) {
    if (this.#held.state === "free") {
      super._handleMouse(event);
      return;
    }
    event.stopPropagation();
    event.preventDefault();
    if (event.type === "mousemove") {
      this.#sendWay(event.movementX, event.movementY, this._mouseButtonMask);
    } else if (event.type !== "click" && event.type !== "contextmenu") {
      this._handleMouseButton(0, 0, RFB._convertButtonMask(event.buttons));
    }
  }

  /** Buttons and the wheel have no place while the pointer is held. */
  _sendMouse(x, y, buttons) {
    if (this.#held.state === "free") {
      super._sendMouse(x, y, buttons);
    } else {
      this.#sendWay(0, 0, buttons);
    }
  }

  #sendWay(right, down, buttons) {
    if (this.#held.state !== "held" || this._rfbConnectionState !== "connected" || this._viewOnly) {
      return;
    }
    const { x, y } = this.#held.way(right, down);
    const many = this._extendedPointerEventSupported && (buttons & MANY_BUTTONS) !== 0;
    RFB.messages[many ? "extendedPointerEvent" : "pointerEvent"](this._sock, x, y, buttons);
  }

  _handleRect() {
    if (this._FBU.encoding !== POINTER_MOTION) {
      return super._handleRect();
    }
    this.#held.answered(this._FBU.x !== 0);
    return true;
  }

  /** Two fingers that part on a trackpad arrive as a wheel with Ctrl; nobody holds that key then. */
  _handleWheel(event) {
    if (this._rfbConnectionState !== "connected" || this._viewOnly) {
      return;
    }
    event.stopPropagation();
    event.preventDefault();
    const { x, y } = clientToElement(event.clientX, event.clientY, this._canvas);
    const buttons = RFB._convertButtonMask(event.buttons);
    const pinched = event.ctrlKey && !this.typing.isControlDown();
    const turns = this.#wheel.turned(event);
    if (pinched && turns.length > 0) {
      this._handleKeyEvent(KeyTable.XK_Control_L, "ControlLeft", true);
    }
    for (const button of turns) {
      this._handleMouseButton(x, y, buttons | button);
      this._handleMouseButton(x, y, buttons);
    }
    if (pinched && turns.length > 0) {
      this._handleKeyEvent(KeyTable.XK_Control_L, "ControlLeft", false);
    }
  }
}
