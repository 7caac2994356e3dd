/**
 * Images of the clipboard, as PNG. One that was copied on the screen is fetched piece by piece, as the page asks; one
 * that is pasted here is announced and then sent.
 */

import { MAX_BYTES } from "./companion.js";
import { number, say } from "./language.js";
import { read, write } from "./words.js";

/** Most bytes that Oriel takes. */
export const MOST_BYTES = 32 * 2 ** 20;

/** So many pieces come for one question. */
const PIECES = 2;

export class Images {
  #rfb;
  #wanted;
  #arrived;
  #coming = null;

  /**
   * @param {OrielRfb} rfb the connection
   * @param {() => boolean} wanted whether images of the screen are fetched now
   * @param {(png: Blob) => void} arrived gets each
   */
  constructor(rfb, wanted, arrived) {
    this.#rfb = rfb;
    this.#wanted = wanted;
    this.#arrived = arrived;
    rfb.addEventListener("companion", (event) => this.#hear(read(event.detail)));
    rfb.addEventListener("companionbytes", (event) => this.#take(event.detail));
  }

  #hear(word) {
    if (word?.kind !== "image-copied") {
      return;
    }
    const { image, bytes } = word;
    const sound = Number.isInteger(image) && Number.isInteger(bytes) && bytes > 0 && bytes <= MOST_BYTES;
    this.#coming = sound && this.#wanted() ? { image, bytes, got: 0, asked: 0, pieces: [] } : null;
    this.#ask();
  }

  #ask() {
    const coming = this.#coming;
    if (coming && coming.got === coming.asked) {
      coming.asked = Math.min(coming.bytes, coming.got + PIECES * MAX_BYTES);
      this.#rfb.say(write("want-image", { image: coming.image, from: coming.got }));
    }
  }

  /** noVNC uses its memory again: the piece is copied. */
  #take(piece) {
    const coming = this.#coming;
    if (!coming) {
      return;
    }
    coming.pieces.push(piece.slice());
    coming.got += piece.length;
    if (coming.got < coming.bytes) {
      this.#ask();
      return;
    }
    this.#coming = null;
    if (coming.got === coming.bytes) {
      this.#arrived(new Blob(coming.pieces, { type: "image/png" }));
    }
  }

  /**
   * Sends an image to the screen's clipboard.
   *
   * @param {Blob} image of any kind that this browser knows
   * @returns {Promise<string>} why that does not work, in a sentence; empty once it is on its way
   */
  async send(image) {
    if (!this.#rfb.hasCompanion) {
      return say("image.unwanted");
    }
    const png = await asPng(image);
    if (!png) {
      return say("image.unreadable");
    }
    if (png.size > MOST_BYTES) {
      return say("image.tooLarge", { most: number(MOST_BYTES >> 20) });
    }
    const bytes = new Uint8Array(await png.arrayBuffer());
    this.#rfb.say(write("image", { bytes: bytes.length }));
    await this.#rfb.send(bytes);
    return "";
  }
}

/** The picture as PNG; null if it is none. */
async function asPng(image) {
  if (image.type === "image/png") {
    return image;
  }
  try {
    const bitmap = await createImageBitmap(image);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext("2d").drawImage(bitmap, 0, 0);
    bitmap.close();
    return await canvas.convertToBlob({ type: "image/png" });
  } catch {
    return null;
  }
}
