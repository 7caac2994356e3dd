/** What Oriel and this page say to each other: JSON objects with the version of their language and a kind. */

const VERSION = 1;

/** What somebody may do where the server says nothing about it. */
export const ALL = new Set(["look", "input", "clipboard-read", "clipboard-write", "resize"]);

const DEEDS = [
  ["look", "look"],
  ["input", "control the screen"],
  ["clipboard-read", "read its clipboard"],
  ["clipboard-write", "fill its clipboard"],
  ["resize", "change its size"],
  ["manage", "manage who is here"],
];

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
    return "You may look";
  }
  if (control.by === "another") {
    return `${control.user || "Somebody else"} controls`;
  }
  if (control.by === "you") {
    return "You control";
  }
  return [...ALL].every((right) => rights.has(right)) ? "" : "You may control";
}

/** What somebody may do, in a sentence. */
export function sentence(rights) {
  const deeds = DEEDS.filter(([right]) => rights.has(right)).map(([, deed]) => deed);
  const last = deeds.pop();
  return `You may ${deeds.length > 0 ? `${deeds.join(", ")} and ` : ""}${last ?? "do nothing"}.`;
}

/** Who alone controls the screen, in a sentence; an empty text while all may. */
export function controlSentence({ by, user }) {
  if (by === "you") {
    return "You alone control the screen, until you leave.";
  }
  if (by === "another") {
    return `${user || "Somebody else"} controls the screen: keys and clicks of others do not count.`;
  }
  return "";
}

/** How many are here besides the visitor. */
export function hereSentence(count) {
  const others = count - 1;
  if (others < 1) {
    return "Nobody else is here.";
  }
  return others === 1 ? "Somebody else is here." : `${others} others are here.`;
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
  const shows = {
    certificate: "The server’s certificate has this SHA-256. The browser shows the same behind its own lock:",
    key: "The server’s key shows:",
  }[hello?.fingerprint_of] ?? "";
  const fingerprint = shows ? String(hello.fingerprint) : "";
  const line = (closed, summary, text) => ({ closed, summary, text, shows, fingerprint });
  if (hello?.encrypted || (secure && !hello)) {
    return line(true, "Encrypted", "Nobody on the way can read along.");
  }
  if (secure) {
    return line(true, "Encrypted up to a proxy", "What lies behind the web server of this page is up to its operator.");
  }
  if (hello?.local) {
    return line(false, "Not encrypted", "The line begins on the server’s own machine, where a tunnel may end.");
  }
  return line(false, "Not encrypted", "Everybody on the way can read the screen and what is typed.");
}

/**
 * What the line takes, and what that does to the picture.
 *
 * @param {object} word of kind "line"
 */
export function lineSentence(word) {
  const rate = Number(word.bits_per_second);
  const takes = rate > 0 ? `takes ${bits(rate)}` : "";
  if (Number(word.quality_levels_down) > 0) {
    return takes ? `sharpness lowered: the line ${takes}` : "sharpness lowered";
  }
  return takes || "–";
}

/** How much something is, for people. */
export function size(bytes) {
  const [unit, name] = [[1e6, "MB"], [1e3, "kB"]].find(([least]) => bytes >= least) ?? [1, "bytes"];
  return `${(bytes / unit).toLocaleString("en", { maximumFractionDigits: 1 })} ${name}`;
}

function bits(rate) {
  const mega = rate / 1e6;
  if (mega < 1) {
    return `${Math.round(rate / 1e3)} kbit/s`;
  }
  return `${mega.toLocaleString("en", { maximumFractionDigits: mega < 10 ? 1 : 0 })} Mbit/s`;
}
