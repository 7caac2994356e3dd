/**
 * noVNC's RFB with more. Keys come from a field that can compose. Words of Oriel come in the connection itself, see
 * companion.js. A page that nobody sees is sent no pictures by servers that know ContinuousUpdates, and one that is
 * seen no monitors that it does not show. What is different with texts is in texts.js, with the picture's size and
 * fingers in shown.js, with the pointer in pointing.js.
 */

import RFB from "../noVNC/core/rfb.js";
import { COMPANION, isSayable, MAX_BYTES, MESSAGE, pushBytes, pushText, shiftMessage } from "./companion.js";
import { PointingRfb } from "./pointing.js";
import { Typing } from "./typing.js";

const MOST_UNSENT = 4 * MAX_BYTES;
const PAUSE_MILLIS = 10;

/** Fires "companion" with each text that the server says, and "companionbytes" with what it sends besides. */
export class OrielRfb extends PointingRfb {
  #heard = false;
  #resting = false;
  #unfinished = null;

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

  /** What is being composed, or was when the connection ended. */
  get unfinished() {
    return this.#unfinished ?? this.typing.unfinished;
  }

  /** The field goes then, and what it holds with it. */
  _disconnect() {
    this.#unfinished = this.typing.unfinished;
    super._disconnect();
  }

  focus(options) {
    this.typing.field.focus(options);
  }

  blur() {
    this.typing.field.blur();
  }

  /** How long a text Oriel takes, in bytes of UTF-8. Others say that only of what they take unasked. */
  get mostTextBytes() {
    return (this.#heard && this.unaskedTextBytes) || Infinity;
  }

  /** Asks for a pixel, as a sign of life. */
  ask() {
    RFB.messages.fbUpdateRequest(this._sock, false, 0, 0, 1, 1);
  }

  /** For two fingers that part, noVNC does not say how the locks are, and takes that for Caps Lock off. */
  _handleKeyEvent(keysym, code, down, numLock = null, capsLock = null) {
    super._handleKeyEvent(keysym, code, down, numLock, capsLock);
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

  /**
   * noVNC begins them here; a page that was opened unseen has them begin when it is seen. Monitors that are not shown
   * are not sent. Servers without such updates send them all the same: noVNC asks those for all of the screen, in the
   * middle of what it does with an update.
   */
  _updateContinuousUpdates() {
    this.#resting = document.hidden;
    const area = this.shownMonitor;
    if (area && this._enabledContinuousUpdates && !this.#resting) {
      RFB.messages.enableContinuousUpdates(this._sock, true, area.x, area.y, area.width, area.height);
    } else if (!this.#resting) {
      super._updateContinuousUpdates();
    }
  }

  /**
   * Says something, to a server that has said something first; to others nothing.
   *
   * @param {string} text at most 64 KiB in UTF-8
   */
  say(text) {
    if (this.#heard && this._rfbConnectionState === "connected" && isSayable(text)) {
      pushText(this._sock, text);
    }
  }

  /** Whether the server is an Oriel that takes more than texts. */
  get hasCompanion() {
    return this.#heard && this._rfbConnectionState === "connected";
  }

  /**
   * Sends bytes to a server that {@link hasCompanion}, as its line takes them: keys do not wait behind all of them.
   *
   * @param {Uint8Array} bytes of any length
   */
  async send(bytes) {
    for (let at = 0; at < bytes.length; at += MAX_BYTES) {
      while (this._sock._websocket?.bufferedAmount > MOST_UNSENT) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
      }
      if (!this.hasCompanion) {
        return;
      }
      pushBytes(this._sock, bytes.subarray(at, at + MAX_BYTES));
    }
  }

  /** noVNC has no list of its own to add to: it hands the list over to this function, which all connections share. */
  _sendEncodings() {
    const send = RFB.messages.clientEncodings;
    RFB.messages.clientEncodings = (sock, all) => send(sock, [...this.listed(all), COMPANION]);
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
    const { missing, wrong, text, bytes } = shiftMessage(this._sock);
    if (wrong) {
      return this._fail(wrong);
    }
    if (missing) {
      return false;
    }
    this.#heard = true;
    if (text !== undefined) {
      this.dispatchEvent(new CustomEvent("companion", { detail: text }));
    } else if (bytes) {
      this.dispatchEvent(new CustomEvent("companionbytes", { detail: bytes }));
    }
    return true;
  }
}
