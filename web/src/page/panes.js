/** The parts of the overview, as they are before anything is known. */

import { label, write } from "./writing.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * All of it, without figures.
 *
 * @param {string[][]} plots the name and the text of each
 */
export function build(plots) {
  const dialog = part("dialog", "");
  dialog.id = "overview";
  dialog.setAttribute("aria-labelledby", "overview-title");
  const close = titled("button", "session.close", "overview-close");
  close.type = "button";
  close.className = "quiet";
  const head = part("header", "");
  head.append(titled("h2", "overview.title", "overview-title"), close);
  const pictures = part("div", "", "plots");
  pictures.append(...plots.map(([name, text]) => plot(name, text)));
  const times = part("p", "", "times");
  times.append(titled("span", "", "overview-since"), titled("span", "statistics.now"));
  const log = titled("ol", "", "overview-log");
  log.tabIndex = 0;
  log.lang = "en";
  label(log, "overview.log");
  const people = titled("ul", "", "overview-people");
  dialog.append(head, pictures, times, titled("h3", "session.people"), people, titled("h3", "overview.log"), log);
  return dialog;
}

function plot(name, text) {
  const figure = part("figure", "");
  const head = part("figcaption", "");
  head.append(titled("span", text), titled("data", "", `overview-${name}`));
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 120 40");
  picture.setAttribute("preserveAspectRatio", "none");
  const line = document.createElementNS(SVG, "polyline");
  line.id = `overview-${name}-line`;
  picture.append(line);
  const top = titled("span", "", `overview-${name}-top`);
  top.className = "top";
  figure.append(head, top, picture);
  return figure;
}

function titled(tag, key, id = "") {
  const made = part(tag, "");
  if (id) {
    made.id = id;
  }
  if (key) {
    write(made, key);
  }
  return made;
}

/** An element with words that stay as they are. */
export function part(tag, words, className = "") {
  const made = document.createElement(tag);
  made.textContent = words;
  if (className) {
    made.className = className;
  }
  return made;
}
