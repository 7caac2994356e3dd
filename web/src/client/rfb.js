/**
 * noVNC's RFB with more. Keys come from a field that can compose, and a wheel turns as far as it was turned. Words
 * between Oriel and its page, in the connection itself: it lists a pseudo-encoding of Oriel's, which other servers
 * ignore, and takes and sends a message of its own type from then on: the type, a kind, two bytes of padding, a length
 * of 32 bits, and so many bytes. A page that nobody sees is sent no pictures by servers that know ContinuousUpdates.
 * And a text waits until the server has said whether it takes more than Latin-1: noVNC would make question marks of
 * the rest.
 */

import RFB from "../noVNC/core/rfb.js";
import KeyTable from "../noVNC/core/input/keysym.js";
import { clientToElement } from "../noVNC/core/util/element.js";
import { Typing } from "./typing.js";
import { Wheel } from "./wheel.js";

const COMPANION = 0x4f52494c;
const MESSAGE = 79;
const HEAD_BYTES = 8;
const MAX_BYTES = 1 << 16;
const TEXT = 0;

/** Fires "companion" with each text that the server says. */
export class OrielRfb extends RFB {
  #heard = false;
  #resting = false;
  #clipboardKnown = false;
  #text = null;
  #wheel = new Wheel();

  constructor(...all) {
    super(...all);
    this._screen.style.position = "relative";
    this._keyboard = new Typing(this._screen, (...event) => this._handleKeyEvent(...event));
    this._canvas.addEventListener("focus", () => this.focus({ preventScroll: true }));
    const look = () => this.#rest(document.hidden);
    document.addEventListener("visibilitychange", look);
    this.addEventListener("disconnect", () => document.removeEventListener("visibilitychange", look));
  }

  /** The keyboard, and the field that it is typed into. */
  get typing() {
    return this._keyboard;
  }

  focus(options) {
    this.typing.field.focus(options);
  }

  blur() {
    this.typing.field.blur();
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

  /**
   * Has the server send no updates while the page is hidden. noVNC hears from its answer that they have ended, behind
   * the last of them, and so does not ask for more.
   */
  #rest(hidden) {
    const continuous = this._rfbConnectionState === "connected" && this._supportsContinuousUpdates;
    if (!continuous || hidden === this.#resting) {
      return;
    }
    if (hidden) {
      this.#resting = true;
      RFB.messages.enableContinuousUpdates(this._sock, false, 0, 0, 0, 0);
    } else {
      this._enabledContinuousUpdates = true;
      this._updateContinuousUpdates();
    }
  }

  /** noVNC begins them here; a page that was opened unseen has them begin when it is seen. */
  _updateContinuousUpdates() {
    this.#resting = document.hidden;
    if (!this.#resting) {
      super._updateContinuousUpdates();
    }
  }

  /** Servers that extend the clipboard say so before their first picture. */
  clipboardPasteFrom(text) {
    if (this.#clipboardKnown) {
      super.clipboardPasteFrom(text);
    } else if (!this.viewOnly) {
      this.#text = text;
    }
  }

  #knowClipboard() {
    this.#clipboardKnown = true;
    if (this.#text !== null) {
      super.clipboardPasteFrom(this.#text);
      this.#text = null;
    }
  }

  _framebufferUpdate() {
    const done = super._framebufferUpdate();
    if (done && !this.#clipboardKnown) {
      this.#knowClipboard();
    }
    return done;
  }

  /**
   * Says something, to a server that has said something first; to others nothing.
   *
   * @param {string} text at most 64 KiB in UTF-8
   */
  say(text) {
    const bytes = new TextEncoder().encode(text);
    if (!this.#heard || this._rfbConnectionState !== "connected" || bytes.length > MAX_BYTES) {
      return;
    }
    const sock = this._sock;
    sock.sQpush8(MESSAGE);
    sock.sQpush8(TEXT);
    sock.sQpush16(0);
    sock.sQpush32(bytes.length);
    sock.sQpushBytes(bytes);
    sock.flush();
  }

  /** noVNC has no list of its own to add to: it hands the list over to this function, which all connections share. */
  _sendEncodings() {
    const send = RFB.messages.clientEncodings;
    RFB.messages.clientEncodings = (sock, encodings) => send(sock, [...encodings, COMPANION]);
    try {
      super._sendEncodings();
    } finally {
      RFB.messages.clientEncodings = send;
    }
  }

  _normalMsg() {
    return this._FBU.rects === 0 && this._sock.rQpeek8() === MESSAGE ? this.#word() : super._normalMsg();
  }

  /** False if not all of it is there yet; it is then read from its start. */
  #word() {
    const sock = this._sock;
    if (sock.rQwait("companion message", HEAD_BYTES)) {
      return false;
    }
    sock.rQskipBytes(1);
    const kind = sock.rQshift8();
    sock.rQskipBytes(2);
    const length = sock.rQshift32();
    if (length > MAX_BYTES) {
      return this._fail(`A companion message of ${length} bytes`);
    }
    if (sock.rQwait("companion message", length, HEAD_BYTES)) {
      return false;
    }
    const bytes = sock.rQshiftBytes(length);
    this.#heard = true;
    if (kind === TEXT) {
      this.dispatchEvent(new CustomEvent("companion", { detail: new TextDecoder().decode(bytes) }));
    }
    return true;
  }
}
