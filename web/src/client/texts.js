/**
 * noVNC's RFB with more about texts of the clipboard. One waits until the server has said whether it takes more than
 * Latin-1, with the keys behind it: noVNC would make question marks of the rest. And a server that takes texts unasked
 * (Extended Clipboard) is given them at once, not told that there is one: a key that pastes it may be right behind.
 */

import RFB from "../noVNC/core/rfb.js";
import { Behind } from "./behind.js";
import { HEAD_BYTES, unaskedBytes, wireBytes } from "./length.js";

const TEXT = 1;
const PROVIDE = 1 << 28;

export class TextRfb extends RFB {
  #isKnown = false;
  #behind = new Behind();
  #unasked = 0;

  /** How long a text the server takes unasked, in bytes; 0 if it takes none, or has not said it. */
  get unaskedTextBytes() {
    return this.#unasked;
  }

  /** Servers that extend the clipboard say so before their first picture. */
  clipboardPasteFrom(text) {
    if (!this.#isKnown) {
      this.#behind.wait(this.viewOnly ? null : text);
    } else if (this.#mayGive(text)) {
      this._clipboardText = text;
      RFB.messages.extendedClipboardProvide(this._sock, [TEXT], [text]);
    } else {
      super.clipboardPasteFrom(text);
    }
  }

  sendKey(...key) {
    if (!this.#behind.keeps(key)) {
      super.sendKey(...key);
    }
  }

  #know() {
    this.#isKnown = true;
    this.#behind.release(
      (text) => this.clipboardPasteFrom(text),
      (...key) => this.sendKey(...key),
    );
  }

  #mayGive(text) {
    const given = this._clipboardServerCapabilitiesActions[PROVIDE] && wireBytes(text) <= this.#unasked;
    return given && this._rfbConnectionState === "connected" && !this.viewOnly;
  }

  _framebufferUpdate() {
    const done = super._framebufferUpdate();
    if (done && !this.#isKnown) {
      this.#know();
    }
    return done;
  }

  /** noVNC passes over the size. */
  _handleServerCutText() {
    const arrived = Math.min(HEAD_BYTES, this._sock.rQlen());
    const unasked = unaskedBytes(this._sock.rQpeekBytes(arrived));
    const done = super._handleServerCutText();
    if (done && unasked !== null) {
      this.#unasked = unasked;
      this.#know();
    }
    return done;
  }
}
