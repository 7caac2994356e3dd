/**
 * How the server is, for those who manage: plots, who is here with what their lines take, the end of the log.
 * It is loaded when it is wanted.
 */

import { ago, clock, number, say } from "../client/language.js";
import { rates } from "../client/rates.js";
import { lineSentence, rightsOf, size } from "../client/words.js";
import { byId, on } from "./dom.js";
import { build, part } from "./panes.js";
import { points, topOf } from "./plot.js";

const STYLE = "style/overview.css";
const MOST_SECONDS = 60;
const MOST_LINES = 200;

/** Each plot: its text, the least power of ten that its height stands for, and how its numbers are written. */
const PLOTS = {
  frames: ["statistics.frames", 10, (value) => number(value, { maximumFractionDigits: 0 })],
  data: ["statistics.data", 1e4, size],
  age: ["overview.age", 10, (value) => number(value, { style: "unit", unit: "millisecond", maximumFractionDigits: 0 })],
  processor: ["overview.processor", 0.1, (value) => number(value, { style: "percent", maximumFractionDigits: 0 })],
  heap: ["overview.heap", 1e7, size],
};

export class Overview {
  #ask;
  #timer = 0;
  #waiting = false;
  #last = null;
  #seen = 0;
  #past = {};
  #before = new Map();

  /** @param {(members: object) => void} ask asks the server for what is new */
  constructor(ask) {
    this.#ask = ask;
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: STYLE }));
    document.body.append(build(Object.entries(PLOTS).map(([name, [text]]) => [name, text])));
    on("overview-close", "click", () => this.close());
    on("overview", "close", () => this.#forget());
  }

  /** Shows it until it is closed. */
  open() {
    if (byId("overview").open) {
      return;
    }
    byId("overview").showModal();
    this.#waiting = false;
    this.#tick();
    this.#timer = setInterval(() => this.#tick(), 1000);
  }

  /** Shows it no more; nothing of it is kept. */
  close() {
    byId("overview").close();
  }

  #forget() {
    clearInterval(this.#timer);
    this.#last = null;
    this.#seen = 0;
    this.#past = {};
    this.#before.clear();
    byId("overview-people").replaceChildren();
    byId("overview-log").replaceChildren();
  }

  /** Where an answer takes longer than a second, the next question waits for it. */
  #tick() {
    if (!this.#waiting) {
      this.#waiting = true;
      this.#ask({ log: this.#seen });
    }
  }

  /** Oriel has said how it is. */
  heard(word) {
    this.#waiting = false;
    if (!byId("overview").open) {
      return;
    }
    const last = this.#last;
    this.#last = word;
    const seconds = (word.millis - last?.millis) / 1000;
    if (seconds > 0) {
      this.#draw(rates(last, word, seconds));
    }
    this.#showPeople(word, seconds);
    this.#addLines(Array.isArray(word.log) ? word.log : []);
  }

  #draw(newest) {
    for (const [name, [, least, written]] of Object.entries(PLOTS)) {
      const past = [...(this.#past[name] ?? []), newest[name]].slice(-MOST_SECONDS);
      this.#past[name] = past;
      const top = topOf(past, least);
      byId(`overview-${name}`).value = newest[name];
      byId(`overview-${name}`).textContent = written(newest[name]);
      byId(`overview-${name}-top`).textContent = written(top);
      byId(`overview-${name}-line`).setAttribute("points", points(past, MOST_SECONDS, top));
    }
    byId("overview-since").textContent = ago(MOST_SECONDS);
  }

  #showPeople(word, seconds) {
    const people = Array.isArray(word.people) ? word.people : [];
    const rows = people.map((person) => this.#row(person, seconds));
    const more = Number(word.more) > 0 ? [part("li", say("session.andMore", { count: Number(word.more) }))] : [];
    byId("overview-people").replaceChildren(...rows, ...more);
    this.#before = new Map(people.map((person) => [person.session, person]));
  }

  #row(person, seconds) {
    const before = this.#before.get(person.session) ?? person;
    const second = (member) => (seconds > 0 ? (person[member] - before[member]) / seconds : 0);
    const frames = number(second("updates"), { maximumFractionDigits: 0 });
    const trip = person.round_trip_ms;
    const since = clock(Date.now() - (Number(person.seconds) || 0) * 1000);
    const may = rightsOf(person).has("input") ? "here.controls" : "here.looks";
    const figures = say("overview.figures", {
      frames,
      data: size(second("bytes")),
      trip: trip === undefined ? "–" : number(trip, { style: "unit", unit: "millisecond" }),
      line: lineSentence(person),
    });
    const row = document.createElement("li");
    row.append(
      part("p", person.user || say("here.unnamed", { number: String(person.session) }), "who"),
      part("p", say(may, { from: String(person.from), time: since }), "hint"),
      part("p", figures, "hint"),
    );
    return row;
  }

  /** Follows the end, unless somebody reads further up. */
  #addLines(lines) {
    const log = byId("overview-log");
    const follows = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    for (const [seen, millis, level, text] of lines) {
      this.#seen = Math.max(this.#seen, Number(seen) || 0);
      const time = new Date(Number(millis)).toTimeString().slice(0, 8);
      const line = part("li", `${time} ${level} ${text}`);
      line.dataset.level = String(level);
      log.append(line);
    }
    while (log.children.length > MOST_LINES) {
      log.firstElementChild.remove(); // what stays must not be taken out and put back: it may be marked
    }
    if (follows) {
      log.scrollTop = log.scrollHeight;
    }
  }
}
