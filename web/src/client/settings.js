/**
 * What the user likes, kept by the browser for the next visit; and the password, if asked, for the life of the tab.
 * Both belong to one server: what was meant for one is not given to another that a link names.
 */

import { forget } from "./address.js";

const KEY = "oriel";
const PASSWORD_KEY = "oriel-password";
const ALLOWED_KEY = "oriel-servers";
const SEEN_KEY = "oriel-seen";
const DEFAULTS = {
  resize: "fit",
  quality: 6,
  compression: 2,
  slow: "auto",
  fingers: "touch",
  fine: false,
  sends: true,
  receives: true,
  statistics: false,
  sound: false,
  bar: 0.5,
  handle: true,
  command: true,
  chords: [],
};

let server = "";

/**
 * From now on settings and password are those of a server.
 *
 * @param {{host: string, port: number | string} | null} target null for the page's own
 */
export function belongTo(target) {
  server = target ? `@${target.host.toLowerCase()}:${target.port}` : "";
}

/**
 * Settings as they were left; the usual ones where nothing was, or where the browser keeps nothing. Another server than
 * the page's own gets no clipboard unless that was switched on there.
 */
export function settings() {
  const own = server === "";
  return { ...DEFAULTS, sends: own, receives: own, ...kept() };
}

/**
 * And before them what the address asks for.
 *
 * @param {object} asked what it says, null where it does not
 */
export function wished(asked) {
  const usual = settings();
  const named = Object.entries(asked).filter(([name, value]) => value !== null && name in usual);
  return { ...usual, ...Object.fromEntries(named) };
}

/**
 * Keeps some of them.
 *
 * @param {Partial<typeof DEFAULTS>} some those that changed
 */
export function keep(some) {
  attempt(() => localStorage.setItem(KEY + server, JSON.stringify({ ...kept(), ...some })));
}

/** Nothing, where the browser keeps nothing or something that is no settings. */
function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY + server) ?? "{}");
  } catch {
    return {};
  }
}

/** The password that was to be remembered in this tab, or an empty text. */
export function keptPassword() {
  let password = "";
  attempt(() => {
    password = sessionStorage.getItem(PASSWORD_KEY + server) ?? "";
  });
  return password;
}

/**
 * Remembers a password until the tab is closed, or forgets it.
 *
 * @param {string} password an empty text to forget it
 */
export function keepPassword(password) {
  const key = PASSWORD_KEY + server;
  attempt(() => (password ? sessionStorage.setItem(key, password) : sessionStorage.removeItem(key)));
}

/**
 * A password of the address has been used: it leaves the address and the history, and this tab keeps it for when it is
 * loaded anew.
 *
 * @param {Location | URL} location address of the page
 * @param {History} history of the tab
 * @param {{password: string | null}} asked what the address says; the password is taken out
 */
export function usePassword(location, history, asked) {
  if (asked.password) {
    forget(location, history, "password");
    keepPassword(asked.password);
    asked.password = null;
  }
}

/** Whether the user has once chosen to show a server, as host:port, beside others. */
export function isAllowed(address) {
  return allowed().includes(address);
}

/** Keeps that choice, or forgets it. */
export function allow(address, choice) {
  const others = allowed().filter((each) => each !== address);
  attempt(() => localStorage.setItem(ALLOWED_KEY, JSON.stringify(choice ? [...others, address] : others)));
}

function allowed() {
  try {
    return JSON.parse(localStorage.getItem(ALLOWED_KEY) ?? "[]");
  } catch {
    return [];
  }
}

/** Whether the user has seen something that is shown once, whatever the server. */
export function hasSeen(what) {
  return seen().includes(what);
}

/** It need not be shown again. */
export function markSeen(what) {
  attempt(() => localStorage.setItem(SEEN_KEY, JSON.stringify([...new Set([...seen(), what])])));
}

function seen() {
  try {
    const kept = JSON.parse(localStorage.getItem(SEEN_KEY) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

/** Browsers may forbid to keep anything; the page works without. */
function attempt(act) {
  try {
    act();
  } catch {
    return;
  }
}
