/** Sentences for what went wrong, each with what to do about it. */

const PROBE_MILLIS = 3000;
const EVENT_MILLIS = 100;
const YES = "yes";
const NO = "no";
const UNKNOWN = "unknown";
const GOING_AWAY = 1001;

/** The server wants a login that begins with comparing its key. */
export const UNVERIFIED =
  "The server wants its key compared before you log in, which this page cannot do. Use a VNC viewer instead.";

/** The same where the browser does not even reckon. */
export const UNVERIFIABLE =
  "The server wants its key compared before you log in, for which the page must have come by https. Open it with "
  + "https, or use a VNC viewer.";

/** The server wants name and password as they are, and the line is open to everybody on the way. */
export const IN_THE_CLEAR =
  "The server wants the password unencrypted, over a connection that is not encrypted either. Nothing was sent. Open "
  + "the page with https, or use a VNC viewer with TLS.";

/** The password that was right before is wrong now. */
export const CHANGED =
  "The server is back, but with another password. Type the new one; if it makes one at each start, it has printed it.";

/** The first part of what {@link lost} says; what to do about it is left out, where it is being done. */
export function whatHappened(reason) {
  return reason.split(/(?<=\.) /)[0];
}

/** Why no WebSocket came about. Browsers do not tell, so a plain request asks whether anybody is there at all. */
export async function unreachable(location, target) {
  const server = `${target.host}:${target.port}`;
  const isOwn = target.host === location.hostname && String(target.port) === location.port;
  const answers = await answersHttp(location, server);
  if (answers === NO) {
    return `Nothing answers at ${server}. Check host and port, that the server runs with enable_websocket, and that no `
        + "firewall is in between.";
  }
  if (isOwn) {
    return `${server} answers, but refuses the connection. Its log says why.`;
  }
  const remedy = `open ${location.protocol}//${server}/ instead, or have its operator add ${location.origin} to `
      + "websocket_allowed_origins";
  return answers === YES
    ? `${server} answers, but accepts no connection from this page. Check the port; if it is right, ${remedy}.`
    : `${server} cannot be reached from this page. Check host and port; if they are right, ${remedy}.`;
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
  const said = reason ? `: “${reason}”` : "";
  if (/too many|later|wait/i.test(reason ?? "")) {
    return { sentence: `The server refused${said}. Wait, then connect again.`, passing: true, wrongPassword: false };
  }
  if (gavePassword && (!reason || /password|authenti|credential|log.?in/i.test(reason))) {
    const sentence = `The server refused${said}. ${remedy(code)}`;
    return { sentence, passing: false, wrongPassword: true };
  }
  const sentence = `The server refused the connection${said}. Try again later, or ask its operator.`;
  return { sentence, passing: true, wrongPassword: false };
}

/** What to do about a login that was wrong; servers do not tell what of it was. */
function remedy(code) {
  if (code === undefined) {
    return "Check the password and connect again.";
  }
  return code
    ? "Check name, password and code. Each code counts once: wait for the next one."
    : "Check name and password; with a second factor, type its code as well.";
}

/**
 * Somebody has ended the session.
 *
 * @param {{by?: string, reason?: string}} word who, and why; empty for the operator, and for no reason
 */
export function ended({ by, reason }) {
  return `${by || "The operator"} has ended your session${reason ? `: “${reason}”` : ""}. You may connect again.`;
}

/** The connection ended without being asked to. */
export function lost(target, code) {
  const server = `${target.host}:${target.port}`;
  return code === GOING_AWAY
    ? `The server at ${server} was stopped. Connect again when it runs.`
    : `The connection to ${server} was lost. Check the network, then connect again.`;
}

/** The connection ended in the middle of the greeting. */
export function brokenGreeting(target) {
  return `${target.host}:${target.port} ended the connection before it showed a screen. Check that a VNC server `
      + "answers there; if it does, its log says why.";
}

/** Nobody answered for a while. */
export function silent(target) {
  return `${target.host}:${target.port} does not answer. Check host and port, and that no firewall is in between.`;
}
