/** What the screen is called: in the tab, in the bar, and for those who do not see the page. */

import { byId } from "./dom.js";

const OWN_ICON = "oriel.svg";
const SIDE = 64;

/**
 * By what a tab is told from others at a glance.
 *
 * @param {string} name of a screen
 * @returns {{letter: string, hue: number}} its first letter or digit, and a colour that only the name decides
 */
export function markOf(name) {
  const letter = name.match(/[\p{L}\p{N}]/u)?.[0] ?? "";
  const hash = [...name].reduce((sum, each) => (sum * 31 + each.codePointAt(0)) % 0xffff, 7);
  return { letter: letter.toLocaleUpperCase(), hue: (hash * 137) % 360 };
}

/** Shows the name of a screen; Oriel's own where there is none. */
export function showName(name) {
  byId("desktop-name").textContent = name || "Oriel";
  byId("heading").textContent = name || "Oriel";
  document.title = name ? `${name} – Oriel` : "Oriel";
  byId("icon").href = iconOf(name);
}

function iconOf(name) {
  const { letter, hue } = markOf(name);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!letter || !context?.roundRect) {
    return OWN_ICON;
  }
  canvas.width = SIDE;
  canvas.height = SIDE;
  context.fillStyle = `hsl(${hue} 65% 32%)`;
  context.beginPath();
  context.roundRect(0, 0, SIDE, SIDE, SIDE / 5);
  context.fill();
  context.fillStyle = "white";
  context.font = `bold ${SIDE * 0.7}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(letter, SIDE / 2, SIDE * 0.54);
  return canvas.toDataURL();
}
