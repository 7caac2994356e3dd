/** Where to connect to: what the address of the page asks for, what the page's own server suggests, what was typed. */

import { say } from "./language.js";

const RFB_PORT = 5900;
const TRUE = new Set(["", "1", "true", "yes", "on"]);
const TOKEN = /^[\w.~-]{1,4096}$/;
const MOST_TRIES = 3;
const PAUSE_MILLIS = 500;
const SIZES = { off: "actual", scale: "fit", remote: "remote" };

/**
 * Parameters of the page's address, by the names of noVNC; those of the fragment, which no server sees, go before those
 * of the query. What the address does not say is null.
 *
 * @param {Location | URL} location address of the page
 */
export function parameters(location) {
  const fragment = fields(location.hash);
  const query = fields(location.search);
  const value = (name) => fragment.get(name) ?? query.get(name);
  const wish = (name) => (value(name) === null ? null : TRUE.has(value(name).toLowerCase()));
  return {
    host: value("host"),
    port: value("port"),
    path: value("path"),
    password: value("password"),
    autoconnect: wish("autoconnect") ?? false,
    reconnect: wish("reconnect"),
    viewOnly: wish("view_only"),
    monitor: number(value("monitor"), 1, 255),
    resize: SIZES[value("resize")] ?? null,
    quality: number(value("quality"), 0, 9),
    compression: number(value("compression"), 0, 9),
  };
}

/** A plus sign is one, as in passwords, not a space. */
function fields(part) {
  return new URLSearchParams(part.slice(1).replaceAll("+", "%2B"));
}

/**
 * Takes a secret out of the page's address and its history, so that nobody finds it there. All else stays as it is.
 *
 * @param {Location | URL} location address of the page
 * @param {History} history of the tab
 * @param {string} name of the parameter
 */
export function forget(location, history, name) {
  const rest = (part) => {
    const left = part.slice(1).split("&").filter((field) => !fields(`?${field}`).has(name));
    return left.join("&") && part[0] + left.join("&");
  };
  history.replaceState(history.state, "", location.pathname + rest(location.search) + rest(location.hash));
}

/**
 * Takes the token of a link out of the page's address and its history.
 *
 * @param {Location | URL} location address of the page
 * @param {History} history of the tab
 * @returns {string} the token; empty if there is none, or none that can be one
 */
export function takeToken(location, history) {
  const token = fields(location.hash).get("token");
  if (token === null) {
    return "";
  }
  forget(location, history, "token");
  return TOKEN.test(token) ? token : "";
}

/** A whole number within bounds, or null. */
function number(text, least, most) {
  const found = /^[0-9]{1,3}$/.test(text ?? "") ? Number(text) : least - 1;
  return found >= least && found <= most ? found : null;
}

/**
 * The server to begin with. A page that Oriel itself serves connects to where it came from; another web server says
 * nothing about the port of the screen. Oriel has a small file beside each page, which also says whether somebody has
 * a second factor: a login then has a field for its codes. A body goes through every proxy; where not even that comes,
 * the address of the page is all there is.
 *
 * @param {Location | URL} location address of the page
 */
export async function suggestion(location) {
  const facts = await serverFacts(location);
  const own = facts.server === "Oriel";
  const implied = location.protocol === "https:" ? 443 : 80;
  return {
    own,
    codes: own && facts.codes === true,
    host: location.hostname || "localhost",
    port: own ? Number(location.port) || implied : RFB_PORT,
    path: own ? location.pathname.replace(/[^/]*$/, "").slice(1) + "websockify" : "websockify",
  };
}

/** A server that has just given the page answers: what goes wrong is the line, and passes. */
async function serverFacts(location) {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    try {
      const answer = await fetch(new URL("server.json", location.href), { cache: "no-store" });
      return answer.ok ? Object(await answer.json()) : {};
    } catch (error) {
      if (error instanceof SyntaxError) {
        return {};
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
    }
  }
  return { server: "Oriel" };
}

/**
 * Whether a server is the one that the page belongs to. Any other is connected to only after a click that names it: a
 * link can name any, and what is typed or copied then goes there.
 *
 * @param {{host: string, port: number | string}} target the server
 * @param {{host: string, port: number}} suggested what {@link suggestion} said
 */
export function isOwn(target, suggested) {
  return target.host.toLowerCase() === suggested.host.toLowerCase() && String(target.port) === String(suggested.port);
}

/**
 * What was typed as host and port, made orderly, or the sentence that says what is wrong with it.
 *
 * @param {string} host a name or an address, perhaps with a port or a scheme
 * @param {string} port digits
 */
export function parse(host, port) {
  const typed = host.trim().replace(/^(wss?|https?|vnc):\/\//i, "").replace(/\/.*$/, "");
  const parts = /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]]+)(?::(\d+))?$/i.exec(isBareIpv6(typed) ? `[${typed}]` : typed);
  if (!parts) {
    return { field: "host", problem: say("entrance.noHost") };
  }
  const number = Number(parts[2] ?? port.trim());
  if (!Number.isInteger(number) || number < 1 || number > 65535) {
    return { field: "port", problem: say("entrance.noPort") };
  }
  return { host: parts[1], port: number };
}

function isBareIpv6(text) {
  return /^[0-9a-f:.]+$/i.test(text) && text.split(":").length > 2;
}

/**
 * The address of the WebSocket.
 *
 * @param {Location | URL} location address of the page
 * @param {{host: string, port: number}} target the server
 * @param {string} path of the WebSocket on that server
 */
export function socketAddress(location, target, path) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return `${scheme}://${target.host}:${target.port}/${path.replace(/^\/+/, "")}`;
}
