/** Figures in plain words, with a plot of up to a minute. */

import { ago, number } from "../client/language.js";
import { limitOf } from "../client/limits.js";
import { keep } from "../client/settings.js";
import { lineSentence } from "../client/words.js";
import { byId, on } from "./dom.js";
import { points, topOf } from "./plot.js";
import { write } from "./writing.js";

const MOST_SECONDS = 60;

const KILOBYTES = { style: "unit", unit: "kilobyte" };
const MILLISECONDS = { style: "unit", unit: "millisecond" };

/** So many fill the plot, so that it is not empty at first. */
const LEAST_SECONDS = 10;

const LIMITS = { nothing: "limit.nothing", line: "limit.line", browser: "limit.browser", remote: "limit.remote" };

export class Statistics {
  #settings;
  #connection = null;
  #timer = 0;
  #line = null;
  #shortestTrip = Infinity;
  #past = { frames: [], data: [] };

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
    this.#line = null;
    this.#shortestTrip = Infinity;
    this.#showLine();
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
      this.#past = { frames: [], data: [] };
      this.#connection.measures.take();
      this.#ask();
      this.#timer = setInterval(() => this.#tick(), 1000);
    }
  }

  /** Oriel has said what the line is like. */
  heard(word) {
    this.#line = word;
    this.#showLine();
  }

  #showLine() {
    byId("figure-line").textContent = this.#line ? lineSentence(this.#line) : "–";
  }

  #ask() {
    this.#connection.measures.ask();
    this.#connection.say("line", {});
  }

  #tick() {
    const taken = this.#connection.measures.take();
    this.#ask();
    this.#showLine();
    const trip = taken.roundTrip === null ? "" : Math.max(1, Math.round(taken.roundTrip));
    this.#shortestTrip = Math.min(this.#shortestTrip, taken.roundTrip ?? Infinity);
    show("figure-frames", taken.frames, number(taken.frames));
    show("figure-data", taken.kilobytes, number(taken.kilobytes, KILOBYTES));
    show("figure-trip", trip, trip === "" ? "–" : number(trip, MILLISECONDS));
    write("figure-limit", LIMITS[limitOf(taken, this.#line, this.#shortestTrip)]);
    byId("figure-encoding").textContent = taken.encoding || "–";
    byId("figure-size").textContent = `${taken.width} × ${taken.height}`;
    this.#draw({ frames: taken.frames, data: taken.kilobytes });
  }

  #draw(newest) {
    const count = Math.max(this.#past.frames.length + 1, LEAST_SECONDS);
    for (const name of ["frames", "data"]) {
      this.#past[name] = [...this.#past[name], newest[name]].slice(-MOST_SECONDS);
      const top = topOf(this.#past[name], 10);
      byId(`plot-${name}`).setAttribute("points", points(this.#past[name], Math.min(count, MOST_SECONDS), top));
      const marks = [top, top / 2, 0].map((mark) => number(mark, name === "data" && mark > 0 ? KILOBYTES : {}));
      byId(`axis-${name}`).replaceChildren(...marks.map(item));
    }
    byId("plot-since").textContent = ago(Math.min(count, MOST_SECONDS));
  }
}

function show(id, value, text) {
  byId(id).value = value;
  byId(id).textContent = text;
}

function item(text) {
  const made = document.createElement("li");
  made.textContent = text;
  return made;
}
