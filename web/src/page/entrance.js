/** The form before the screen: password, and another server if it is to be one. */

import { parse } from "../client/address.js";
import { keepPassword, keptPassword } from "../client/settings.js";
import { byId, on } from "./dom.js";

const TITLE = "Connect to a screen";

/**
 * Prepares the form.
 *
 * @param {{
 *   connect: (target: {host: string, port: number}, credentials: {username: string, password: string}) => void,
 *   problem: (sentence: string) => void,
 *   cancel: () => void,
 * }} acts what the page does when it is sent, is wrong, or is given up
 */
export function prepareEntrance(acts) {
  on("entrance", "submit", (event) => {
    event.preventDefault();
    const target = parse(byId("host").value, byId("port").value);
    for (const field of ["host", "port"]) {
      byId(field).setAttribute("aria-invalid", String(target.field === field));
    }
    if (target.problem) {
      byId(target.field).focus();
      acts.problem(target.problem);
      return;
    }
    acts.connect(target, { username: byId("username").value, password: byId("password").value });
  });
  on("cancel", "click", acts.cancel);
}

/** Remembers the password in this tab, or forgets it, as was wished; for the server that settings belong to. */
export function rememberPassword(password) {
  keepPassword(byId("keep-password").checked ? password : "");
}

/** Names the server on the button by which it is connected to; null where it is the page's own. */
export function nameServer(target) {
  byId("connect").textContent = target ? `Connect to ${target.host}:${target.port}` : "Connect";
}

/**
 * Fills in what is known, unless somebody was faster.
 *
 * @param {{host: string, port: number | string, password: string, own: boolean}} known host, port, password, and
 *     whether the page may connect to its own server alone
 */
export function fillEntrance(known) {
  const kept = keptPassword();
  byId("keep-password").checked = kept !== "";
  fill("host", known.host);
  fill("port", String(known.port));
  fill("password", known.password || kept);
  byId("more").hidden = known.own;
  byId("elsewhere").hidden = !known.own;
}

function fill(id, value) {
  if (byId(id).value === "") {
    byId(id).value = value;
  }
}

/** The form as it is at first, with the keyboard in the field that is most likely wrong. */
export function showEntrance(wrongPassword) {
  byId("entrance-title").textContent = TITLE;
  showNameField(false);
  if (wrongPassword) {
    keepPassword("");
    byId("password").select();
  }
  byId(wrongPassword || byId("password").value === "" ? "password" : "connect").focus();
}

/**
 * The form after the server has asked for something.
 *
 * @param {string[]} types what it wants, by noVNC's names
 */
export function askCredentials(types) {
  const name = types.includes("username");
  byId("entrance-title").textContent = name ? "The server wants a name and a password" : "The server wants a password";
  showNameField(name);
  byId(name ? "username" : "password").focus();
}

/** Who has a name may have a second factor, for which no field is asked: its code belongs to the password. */
function showNameField(shown) {
  byId("username-label").hidden = !shown;
  byId("password-help").hidden = !shown;
}
