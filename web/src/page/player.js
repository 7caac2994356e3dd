/** The controls of a recording that the server plays: below the picture, for those who may press keys. */

import { number, onLanguage } from "../client/language.js";
import { byId, on } from "./dom.js";
import { label } from "./writing.js";

const SPEEDS = [0.25, 0.5, 1, 2, 4, 8, 16];
const TICK_MILLIS = 250;

/**
 * A time as people write it.
 *
 * @param {number} millis
 * @returns {string} such as 1:05 or 1:00:05
 */
export function timeOf(millis) {
  const seconds = Math.floor(millis / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (part) => String(part).padStart(2, "0");
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/**
 * Where a recording is by now.
 *
 * @param {{at: number, duration: number, playing: boolean, speed: number}} state when it was told
 * @param {number} millis that have passed since
 */
export function placeOf({ at, duration, playing, speed }, millis) {
  return Math.min(duration, at + (playing ? millis * speed : 0));
}

export class PlayerBar {
  #state = null;
  #told = 0;
  #timer = 0;
  #held = false;

  /** @param {(members: object) => void} say tells the server what is wanted */
  constructor(say) {
    for (const speed of SPEEDS) {
      byId("player-speed").append(new Option("", String(speed)));
    }
    on("player-play", "click", () => say({ do: this.#state?.playing ? "pause" : "play" }));
    on("player-at", "input", () => this.#hold());
    on("player-at", "change", () => {
      this.#held = false;
      say({ do: "seek", at_ms: Number(byId("player-at").value) });
    });
    on("player-speed", "change", () => say({ do: "speed", speed: Number(byId("player-speed").value) }));
    onLanguage(() => this.#show());
  }

  /** The server has said something; true if it was about this. */
  heard(word) {
    if (word.kind !== "player") {
      return false;
    }
    const [at, duration, speed] = [word.at_ms, word.duration_ms, word.speed].map((each) => Number(each) || 0);
    this.#state = { at, duration, speed, playing: word.playing === true };
    this.#told = performance.now();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#tick(), TICK_MILLIS);
    byId("player").hidden = false;
    this.#show();
    return true;
  }

  /** What the visitor may do. */
  may(rights) {
    byId("player-controls").disabled = !rights.has("input");
  }

  /** The connection has ended. */
  leave() {
    clearInterval(this.#timer);
    this.#state = null;
    this.#held = false;
    byId("player").hidden = true;
  }

  /** Somebody looks for a place with the slider. */
  #hold() {
    this.#held = true;
    this.#write(Number(byId("player-at").value));
  }

  #show() {
    if (this.#state === null) {
      return;
    }
    const { playing, speed, duration } = this.#state;
    byId("player-play").dataset.playing = playing;
    label(byId("player-play"), playing ? "player.pause" : "player.play");
    byId("player-at").max = duration;
    for (const option of byId("player-speed").options) {
      option.textContent = `${number(Number(option.value))}\u00A0×`;
    }
    byId("player-speed").value = String(speed);
    this.#tick();
  }

  #tick() {
    if (!this.#held) {
      const place = placeOf(this.#state, performance.now() - this.#told);
      byId("player-at").value = place;
      this.#write(place);
    }
  }

  #write(place) {
    const text = `${timeOf(place)} / ${timeOf(this.#state.duration)}`;
    byId("player-time").textContent = text;
    byId("player-at").ariaValueText = text;
  }
}
