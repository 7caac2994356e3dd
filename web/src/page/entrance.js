/** The form before the screen: password, and another server if it is to be one. */

import { parse } from "../client/address.js";
import { say } from "../client/language.js";
import { keepPassword, keptPassword } from "../client/settings.js";
import { byId, on } from "./dom.js";
import { lastingNews } from "./notice.js";
import { write } from "./writing.js";

/**
 * What was typed; a code only where there is a field for it.
 *
 * @typedef {{username: string, password: string, code?: string}} Credentials
 */

/**
 * Prepares the form.
 *
 * @param {{
 *   connect: (target: {host: string, port: number}, credentials: Credentials) => void,
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
    acts.connect(target, { username: byId("username").value, password: byId("password").value, ...takeCode() });
  });
  on("cancel", "click", acts.cancel);
  on("entrance", "keydown", (event) => event.key === "Escape" && acts.cancel());
}

/** What stands in the field for a code, if it is there. It counts once, so it is typed anew for the next login. */
function takeCode() {
  if (byId("code-label").hidden) {
    return {};
  }
  const code = byId("code").value.replace(/\s/g, "");
  byId("code").value = "";
  return { code };
}

/** Remembers the password in this tab, or forgets it, as was wished; for the server that settings belong to. */
export function rememberPassword(password) {
  keepPassword(byId("keep-password").checked ? password : "");
}

/** Names the server on the button by which it is connected to; null where it is the page's own. */
function nameServer(target) {
  const server = target && `${target.host}:${target.port}`;
  write("connect", server ? "entrance.connectTo" : "entrance.connect", { server });
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

/**
 * The form as it is at first, with the keyboard in the field that is most likely wrong. Where a code was asked for, the
 * next login wants it as well.
 */
export function showEntrance(wrongPassword) {
  write("entrance-title", "entrance.title");
  hintAtPassword(!wrongPassword);
  if (byId("code-label").hidden) {
    showNameField(false, false);
  }
  if (wrongPassword) {
    keepPassword("");
    byId("password").select();
  }
  byId(wrongPassword || byId("password").value === "" ? "password" : "connect").focus();
}

/** The form while nothing is to be typed. */
export function showConnecting() {
  write("entrance-title", "state.connecting");
  byId("cancel").focus();
}

/** Whether there may be no password. */
function hintAtPassword(mayBeNone) {
  const key = mayBeNone ? "entrance.passwordIfSet" : "";
  byId("password").dataset.placeholder = key;
  byId("password").placeholder = key && say(key);
}

/**
 * The form after the server has asked for something.
 *
 * @param {string[]} types what it wants, by noVNC's names
 * @param {boolean} codes whether somebody there has a second factor
 */
export function askCredentials(types, codes) {
  const name = types.includes("username");
  write("entrance-title", name ? "entrance.wantsName" : "entrance.wantsPassword");
  hintAtPassword(false);
  showNameField(name, name && codes);
  const empty = ["username", "password", "code"].find((id) => !byId(id).closest("[hidden]") && !byId(id).value);
  byId(empty ?? "password").focus();
}

/** Who has a name may have a second factor. Where the server does not tell, its code is typed with the password. */
function showNameField(shown, withCode) {
  byId("username-label").hidden = !shown;
  byId("password-help").hidden = !shown || withCode;
  byId("code-label").hidden = !withCode;
}

/** A link has named another server than the page's own: whoever followed it decides, and sees which one it is. */
export function leadTo(target) {
  showEntrance(false);
  if (parse(target.host, String(target.port)).problem) {
    return;
  }
  nameServer(target);
  lastingNews(say("entrance.linkLeads", { server: `${target.host}:${target.port}` }));
  for (const field of ["host", "port"]) {
    on(field, "input", () => nameServer(null));
  }
}
