/** The picture that is on the screen's clipboard, in the clipboard panel; and pictures that are pasted. */

import { writeImage, writeText } from "../client/computer.js";
import { Images } from "../client/images.js";
import { say } from "../client/language.js";
import { clipboardKeys } from "../client/typing.js";
import { byId } from "./dom.js";

export class Clip {
  #link;
  #tell;
  #clearText;
  #images = null;
  #png = null;

  /**
   * @param {ClipboardLink} link knows what was copied last
   * @param {(text: string) => void} tell shows news
   * @param {() => void} clearText is called where a picture takes the place of a text
   */
  constructor(link, tell, clearText) {
    this.#link = link;
    this.#tell = tell;
    this.#clearText = clearText;
  }

  /**
   * Pictures come by this connection from now on.
   *
   * @param {OrielRfb} rfb the connection
   * @param {() => boolean} wanted whether they are fetched now
   */
  connect(rfb, wanted) {
    this.#images = new Images(rfb, wanted, (png) => {
      this.#clearText();
      this.show(png);
      this.#link.arrived(png);
    });
  }

  /** The connection has ended. */
  leave() {
    this.#images = null;
    this.show(null);
  }

  /** Copies what the panel shows to this computer's clipboard. */
  async copy() {
    const field = byId("clipboard-text");
    const done = await (this.#png ? writeImage(this.#png) : writeText(field.value));
    const other = this.#png ? say("clipboard.copyByMenu") : say("clipboard.copyByKeys", { keys: clipboardKeys("C") });
    this.#tell(done ? say("clipboard.copied") : other);
    if (!this.#png) {
      field.select();
    }
  }

  /** Shows a picture, or none. */
  show(png) {
    const place = byId("clipboard-picture");
    if (this.#png) {
      URL.revokeObjectURL(place.src);
      place.removeAttribute("src");
    }
    this.#png = png;
    place.hidden = !png;
    if (png) {
      place.src = URL.createObjectURL(png);
    }
  }

  /**
   * Somebody pastes a picture into the screen.
   *
   * @returns {Promise<boolean>} whether it is on its way there, or something newer is there
   */
  paste(image) {
    return this.#link.pastedImage(async () => {
      const problem = (await this.#images?.send(image)) ?? "";
      if (problem) {
        this.#tell(problem);
        return false;
      }
      this.#clearText();
      this.show(null);
      return true;
    });
  }
}
