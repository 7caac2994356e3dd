/** Measures one connection in the page itself: what arrives, how often, how encoded, how long an answer takes. */

import RFB from "../noVNC/core/rfb.js";

const NAMES = new Map([
  [0, "Raw"],
  [1, "CopyRect"],
  [2, "RRE"],
  [5, "Hextile"],
  [6, "Zlib"],
  [7, "Tight"],
  [16, "ZRLE"],
  [21, "JPEG"],
  [50, "H.264"],
  [-260, "TightPNG"],
]);
const TELLING_SHARE = 0.05;
const ANSWERS_KEPT = 5;
const LOST_MILLIS = 10_000;

export class Measures {
  #rfb;
  #since = performance.now();
  #bytes = 0;
  #frames = 0;
  #pixels = new Map();
  #area = 0;
  #answered = false;
  #question = null;
  #answers = [];
  #encoding = "";
  #busy = 0;
  #waitsSince = null;

  /**
   * Begins to count. noVNC has no events for this, so some of its methods are wrapped for this one connection.
   *
   * @param {RFB} rfb the connection
   * @param {WebSocket} socket what it speaks through
   */
  constructor(rfb, socket) {
    this.#rfb = rfb;
    socket.addEventListener("message", (event) => {
      this.#bytes += event.data.byteLength ?? 0;
    });
    const update = rfb._framebufferUpdate;
    const rect = rfb._handleDataRect;
    rfb._handleDataRect = () => {
      const { x, y, width, height, encoding } = rfb._FBU;
      const finished = rect.call(rfb);
      if (finished) {
        this.#drawn(x, y, width, height, encoding);
      }
      return finished;
    };
    rfb._framebufferUpdate = () => {
      const finished = this.#work(() => update.call(rfb));
      if (finished) {
        this.#updated();
      }
      return finished;
    };
  }

  /** noVNC draws while it reads, and waits where images of the browser are not ready yet. */
  #work(act) {
    const begin = performance.now();
    this.#busy += this.#waitsSince === null ? 0 : begin - this.#waitsSince;
    const finished = act();
    const end = performance.now();
    this.#busy += end - begin;
    this.#waitsSince = this.#rfb._flushing ? end : null;
    return finished;
  }

  #drawn(x, y, width, height, encoding) {
    this.#pixels.set(encoding, (this.#pixels.get(encoding) ?? 0) + width * height);
    this.#area += width * height;
    const asked = this.#question;
    if (asked && asked.x >= x && asked.x < x + width && asked.y >= y && asked.y < y + height) {
      this.#answers = [...this.#answers, performance.now() - asked.sent].slice(-ANSWERS_KEPT);
      this.#question = null;
      this.#answered = true;
    }
  }

  /** The answer to a question of ours alone is no frame. */
  #updated() {
    const own = this.#answered && this.#area === 1;
    this.#frames += this.#area > 0 && !own ? 1 : 0;
    this.#area = 0;
    this.#answered = false;
  }

  /** Asks for one pixel, to see how long the answer takes. Another question waits until this one is answered. */
  ask() {
    const { _fbWidth: width, _fbHeight: height, _rfbConnectionState: state } = this.#rfb;
    const waits = this.#question && performance.now() - this.#question.sent < LOST_MILLIS;
    if (state !== "connected" || waits || width === 0 || height === 0) {
      return;
    }
    const x = Math.floor(Math.random() * width);
    const y = Math.floor(Math.random() * height);
    this.#question = { x, y, sent: performance.now() };
    RFB.messages.fbUpdateRequest(this.#rfb._sock, false, x, y, 1, 1);
  }

  /**
   * What was measured since the last call: frames and kilobytes a second, which part of the time was spent drawing
   * them, the encodings of most pixels, the round trip in milliseconds (null before the first answer), and the size of
   * the screen.
   */
  take() {
    const now = performance.now();
    const seconds = Math.max((now - this.#since) / 1000, 0.001);
    const taken = {
      frames: Math.round(this.#frames / seconds),
      kilobytes: Math.round(this.#bytes / 1000 / seconds),
      busy: this.#busy / 1000 / seconds,
      encoding: this.#encodings(),
      roundTrip: median(this.#answers),
      width: this.#rfb._fbWidth,
      height: this.#rfb._fbHeight,
    };
    this.#since = now;
    this.#bytes = 0;
    this.#frames = 0;
    this.#busy = 0;
    this.#pixels.clear();
    return taken;
  }

  /** Of what arrived last, if nothing did since. */
  #encodings() {
    const all = [...this.#pixels.values()].reduce((sum, each) => sum + each, 0);
    const telling = [...this.#pixels].filter(([, pixels]) => pixels >= all * TELLING_SHARE);
    const names = telling.sort((a, b) => b[1] - a[1]).map(([number]) => NAMES.get(number) ?? String(number));
    this.#encoding = names.join(", ") || this.#encoding;
    return this.#encoding;
  }
}

function median(numbers) {
  return numbers.length === 0 ? null : numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}
