/** Sentences for what went wrong, each with what to do about it. */

import { say } from "./language.js";

const PROBE_MILLIS = 3000;
const EVENT_MILLIS = 100;
const YES = "yes";
const NO = "no";
const UNKNOWN = "unknown";
const GOING_AWAY = 1001;

/** The first part of what {@link lost} says; what to do about it is left out, where it is being done. */
export function whatHappened(reason) {
  return reason.split(/(?<=\. |。)/)[0].trim();
}

/** Why no WebSocket came about. Browsers do not tell, so a plain request asks whether anybody is there at all. */
export async function unreachable(location, target) {
  const server = `${target.host}:${target.port}`;
  const isOwn = target.host === location.hostname && String(target.port) === location.port;
  const answers = await answersHttp(location, server);
  if (answers === NO) {
    return say("ending.nobody", { server });
  }
  if (isOwn) {
    return say("ending.refusesPage", { server });
  }
  const known = { server, address: `${location.protocol}//${server}/`, origin: location.origin };
  return say(answers === YES ? "ending.refusesOrigin" : "ending.unreachable", known);
}

/** UNKNOWN if the page's own policy forbids it to ask. */
async function answersHttp(location, server) {
  let forbidden = false;
  const note = () => {
    forbidden = true;
  };
  document.addEventListener("securitypolicyviolation", note);
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), PROBE_MILLIS);
  try {
    await fetch(`${location.protocol}//${server}/`, { mode: "no-cors", cache: "no-store", signal: control.signal });
    return YES;
  } catch {
    await new Promise((resume) => setTimeout(resume, EVENT_MILLIS)); // The event comes after the refusal.
    return forbidden ? UNKNOWN : NO;
  } finally {
    clearTimeout(timer);
    document.removeEventListener("securitypolicyviolation", note);
  }
}

/**
 * The server did not let the user in.
 *
 * @param {string | undefined} reason the server's own words
 * @param {boolean} gavePassword whether it was given a password
 * @param {string} [code] the code of a second factor that was given with it; missing if nobody was asked for one
 */
export function refused(reason, gavePassword, code) {
  const said = reason ? say("ending.refusedAs", { reason }) : say("ending.refused");
  if (/too many|later|wait/i.test(reason ?? "")) {
    return { sentence: `${said} ${say("ending.wait")}`, passing: true, wrongPassword: false };
  }
  if (gavePassword && (!reason || /password|authenti|credential|log.?in/i.test(reason))) {
    return { sentence: `${said} ${remedy(code)}`, passing: false, wrongPassword: true };
  }
  const sentence = reason ? say("ending.refusedLoginAs", { reason }) : say("ending.refusedLogin");
  return { sentence, passing: true, wrongPassword: false };
}

/** What to do about a login that was wrong; servers do not tell what of it was. */
function remedy(code) {
  if (code === undefined) {
    return say("ending.checkPassword");
  }
  return say(code ? "ending.checkCode" : "ending.checkName");
}

/**
 * Somebody has ended the session.
 *
 * @param {{by?: string, reason?: string}} word who, and why; empty for the operator, and for no reason
 */
export function ended({ by, reason }) {
  const who = by || say("ending.operator");
  return reason ? say("ending.endedAs", { who, reason }) : say("ending.ended", { who });
}

/** The connection ended without being asked to. */
export function lost(target, code) {
  const server = `${target.host}:${target.port}`;
  return say(code === GOING_AWAY ? "ending.stopped" : "ending.lost", { server });
}

/** The connection ended in the middle of the greeting. */
export function brokenGreeting(target) {
  return say("ending.broken", { server: `${target.host}:${target.port}` });
}

/** Nobody answered for a while. */
export function silent(target) {
  return say("ending.silent", { server: `${target.host}:${target.port}` });
}
