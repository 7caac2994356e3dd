/** What Oriel and this page say to each other: JSON objects with the version of their language and a kind. */

import { list, number, say } from "./language.js";
import { utf8Bytes } from "./length.js";

const VERSION = 1;

/** What somebody may do where the server says nothing about it. */
export const ALL = new Set(["look", "input", "clipboard-read", "clipboard-write", "resize"]);

const DEEDS = [
  ["look", "may.look"],
  ["input", "may.input"],
  ["clipboard-read", "may.read"],
  ["clipboard-write", "may.fill"],
  ["resize", "may.resize"],
  ["manage", "may.manage"],
];

const SHOWS = { certificate: "line.certificate", key: "line.key" };

/**
 * A word as it came, or null if it is none of this version.
 *
 * @param {string} text anything
 */
export function read(text) {
  try {
    const word = JSON.parse(text);
    return word?.oriel === VERSION && typeof word.kind === "string" ? word : null;
  } catch {
    return null;
  }
}

/** A word as text. */
export function write(kind, members) {
  return JSON.stringify({ oriel: VERSION, kind, ...members });
}

/** The rights of a word, as a set. */
export function rightsOf(word) {
  return new Set(Array.isArray(word.rights) ? word.rights : []);
}

/**
 * What is worth a word in the bar: nothing where somebody may do all that viewers can.
 *
 * @param {Set<string>} rights of the visitor
 * @param {object} control word of that kind: who alone controls the screen
 */
export function shortly(rights, control = {}) {
  if (!rights.has("input")) {
    return say("may.onlyLook");
  }
  if (control.by === "another") {
    return control.user ? say("control.named", { user: control.user }) : say("control.other");
  }
  if (control.by === "you") {
    return say("control.you");
  }
  return [...ALL].every((right) => rights.has(right)) ? "" : say("may.onlyControl");
}

/** What somebody may do, in a sentence. */
export function sentence(rights) {
  const deeds = DEEDS.filter(([right]) => rights.has(right)).map(([, deed]) => say(deed));
  return deeds.length > 0 ? say("may.sentence", { deeds: list(deeds) }) : say("may.nothing");
}

/** Who alone controls the screen, in a sentence; an empty text while all may. */
export function controlSentence({ by, user }) {
  if (by === "you") {
    return say("control.youSentence");
  }
  if (by === "another") {
    return user ? say("control.namedSentence", { user }) : say("control.otherSentence");
  }
  return "";
}

/** How many are here besides the visitor. */
export function hereSentence(count) {
  return count > 1 ? say("here.others", { count: count - 1 }) : say("here.nobody");
}

/**
 * How a line is protected.
 *
 * @param {boolean} secure whether the browser itself encrypts it
 * @param {object | null} hello what Oriel has said of the session; null of other servers
 * @returns {{closed: boolean, summary: string, text: string, shows: string, fingerprint: string}} the last two are
 *     empty where there is nothing to compare
 */
export function lineOf(secure, hello) {
  const shows = Object.hasOwn(SHOWS, hello?.fingerprint_of) ? say(SHOWS[hello.fingerprint_of]) : "";
  const fingerprint = shows ? String(hello.fingerprint) : "";
  const line = (closed, summary, text) => ({ closed, summary, text, shows, fingerprint });
  if (hello?.encrypted || (secure && !hello)) {
    return line(true, say("line.encrypted"), say("line.encryptedMeans"));
  }
  if (secure) {
    return line(true, say("line.proxy"), say("line.proxyMeans"));
  }
  return line(false, say("line.open"), hello?.local ? say("line.localMeans") : say("line.openMeans"));
}

/**
 * What the line takes, and what that does to the picture.
 *
 * @param {object} word of kind "line"
 */
export function lineSentence(word) {
  const rate = Number(word.bits_per_second);
  if (Number(word.quality_levels_down) > 0) {
    return rate > 0 ? say("line.loweredAs", { rate: bits(rate) }) : say("line.lowered");
  }
  return rate > 0 ? say("line.takes", { rate: bits(rate) }) : "–";
}

/** How much something is, for people. */
export function size(bytes) {
  const [times, unit] = [[1e6, "megabyte"], [1e3, "kilobyte"]].find(([least]) => bytes >= least) ?? [1, "byte"];
  const unitDisplay = unit === "byte" ? "long" : "short";
  return number(bytes / times, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 });
}

/**
 * What is wrong with a text that is too long for the screen's clipboard; null if it is not.
 *
 * @param {string} text anything
 * @param {number} most bytes of UTF-8
 */
export function tooLong(text, most) {
  const bytes = utf8Bytes(text);
  return bytes > most ? say("clipboard.tooLong", { size: size(bytes), most: size(most) }) : null;
}

function bits(rate) {
  const mega = rate / 1e6;
  if (mega < 1) {
    return say("unit.kbits", { number: Math.round(rate / 1e3) });
  }
  return say("unit.mbits", { number: number(mega, { maximumFractionDigits: mega < 10 ? 1 : 0 }) });
}
