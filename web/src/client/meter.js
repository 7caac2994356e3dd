/** Counts frames and bytes of one connection and shows them once a second. */

import Display from "../noVNC/core/display.js";

let frames = 0;
const flip = Display.prototype.flip;
Display.prototype.flip = function countedFlip(...parts) {
  frames += 1;
  return flip.apply(this, parts);
};

export class Meter {
  #bytes = 0;
  #timer = 0;

  /** Counts what comes in on a WebSocket. */
  constructor(socket) {
    socket.addEventListener("message", (event) => {
      this.#bytes += event.data.byteLength ?? 0;
    });
  }

  /** Calls back once a second with frames and kilobytes of that second. */
  start(show) {
    frames = 0;
    let since = performance.now();
    this.#timer = setInterval(() => {
      const seconds = (performance.now() - since) / 1000;
      show(Math.round(frames / seconds), Math.round(this.#bytes / 1000 / seconds));
      since = performance.now();
      frames = 0;
      this.#bytes = 0;
    }, 1000);
  }

  stop() {
    clearInterval(this.#timer);
  }
}
