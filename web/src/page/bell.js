/** The screen's bell: it is seen at the edge of the picture, and heard by those who want that. */

import { say } from "../client/language.js";
import { keep } from "../client/settings.js";
import { byId, on } from "./dom.js";
import { announce } from "./notice.js";

const SEEN_MILLIS = 700;
const HEARD_SECONDS = 0.15;
const HERTZ = 880;
const LOUDNESS = 0.1;

export class Bell {
  #settings;
  #sounds = null;

  /** @param {{sound: boolean}} settings whether it is heard */
  constructor(settings) {
    this.#settings = settings;
    on("bell-sound", "change", () => {
      settings.sound = byId("bell-sound").checked;
      keep({ sound: settings.sound });
      this.#sound();
    });
  }

  /** Rings for this connection from now on. */
  show(rfb) {
    byId("bell-sound").checked = this.#settings.sound;
    rfb.addEventListener("bell", () => this.#ring());
  }

  /** One that rings without end is as one that rings now and then. */
  #ring() {
    const edge = byId("bell-edge");
    if (edge.getAnimations().length > 0) {
      return;
    }
    edge.animate({ opacity: [1, 1, 0] }, SEEN_MILLIS);
    announce(say("session.bellRang"));
    this.#sound();
  }

  #sound() {
    if (!this.#settings.sound) {
      return;
    }
    this.#sounds ??= new AudioContext();
    const tone = new OscillatorNode(this.#sounds, { frequency: HERTZ });
    tone.connect(new GainNode(this.#sounds, { gain: LOUDNESS })).connect(this.#sounds.destination);
    tone.start();
    tone.stop(this.#sounds.currentTime + HEARD_SECONDS);
  }
}
