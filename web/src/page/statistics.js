/** Figures in plain words, with a plot of the last minute. */

import { keep } from "../client/settings.js";
import { lineSentence } from "../client/words.js";
import { byId, on } from "./dom.js";
import { points } from "./plot.js";

const SECONDS = 60;
const LOWEST_TOP = { frames: 30, kilobytes: 100 };

export class Statistics {
  #settings;
  #connection = null;
  #timer = 0;
  #past = { frames: [], kilobytes: [] };

  /** @param {{statistics: boolean}} settings whether they were shown */
  constructor(settings) {
    this.#settings = settings;
    on("show-statistics", "click", () => {
      settings.statistics = !settings.statistics;
      keep({ statistics: settings.statistics });
      this.#turn();
    });
  }

  /**
   * Shows those of this connection from now on.
   *
   * @param {Connection} connection what is measured, and who knows what its line takes
   */
  show(connection) {
    this.#connection = connection;
    byId("figure-line").textContent = "–";
    this.#turn();
  }

  /** The connection has ended. */
  leave() {
    this.#connection = null;
    this.#turn();
  }

  #turn() {
    clearInterval(this.#timer);
    const shown = this.#settings.statistics && this.#connection !== null;
    byId("statistics").hidden = !shown;
    byId("show-statistics").setAttribute("aria-pressed", String(this.#settings.statistics));
    if (shown) {
      this.#connection.measures.take();
      this.#ask();
      this.#timer = setInterval(() => this.#tick(), 1000);
    }
  }

  /** Oriel has said what the line is like. */
  heard(word) {
    byId("figure-line").textContent = lineSentence(word);
  }

  #ask() {
    this.#connection.measures.ask();
    this.#connection.say("line", {});
  }

  #tick() {
    const taken = this.#connection.measures.take();
    this.#ask();
    byId("figure-frames").textContent = taken.frames;
    byId("figure-data").textContent = taken.kilobytes.toLocaleString("en");
    byId("figure-trip").textContent = taken.roundTrip === null ? "–" : Math.max(1, Math.round(taken.roundTrip));
    byId("figure-encoding").textContent = taken.encoding || "–";
    byId("figure-size").textContent = `${taken.width} × ${taken.height}`;
    for (const name of ["frames", "kilobytes"]) {
      this.#past[name] = [...this.#past[name], taken[name]].slice(-SECONDS);
    }
    byId("plot-frames").setAttribute("points", points(this.#past.frames, SECONDS, LOWEST_TOP.frames));
    byId("plot-data").setAttribute("points", points(this.#past.kilobytes, SECONDS, LOWEST_TOP.kilobytes));
  }
}
