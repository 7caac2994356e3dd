/** Figures in plain words, with a plot of the last minute. */

import { keep } from "../client/settings.js";
import { byId, on } from "./dom.js";
import { points } from "./plot.js";

const SECONDS = 60;
const LOWEST_TOP = { frames: 30, kilobytes: 100 };

export class Statistics {
  #settings;
  #measures = null;
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
   * @param {Measures} measures what is measured of it
   */
  show(measures) {
    this.#measures = measures;
    this.#turn();
  }

  /** The connection has ended. */
  leave() {
    this.#measures = null;
    this.#turn();
  }

  #turn() {
    clearInterval(this.#timer);
    const shown = this.#settings.statistics && this.#measures !== null;
    byId("statistics").hidden = !shown;
    byId("show-statistics").setAttribute("aria-pressed", String(this.#settings.statistics));
    if (shown) {
      this.#measures.take();
      this.#measures.ask();
      this.#timer = setInterval(() => this.#tick(), 1000);
    }
  }

  #tick() {
    const taken = this.#measures.take();
    this.#measures.ask();
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
