/** The page: a form, a screen, and what happens between them. */

import RFB from "./noVNC/core/rfb.js";
import { parameters, parse, socketAddress, suggestion } from "./client/address.js";
import { Meter } from "./client/meter.js";
import * as reasons from "./client/reasons.js";

const ANSWER_MILLIS = 15_000;
const NOTICE_MILLIS = 5_000;
const STATUS = {
  disconnected: "Not connected",
  connecting: "Connecting",
  connected: "Connected",
  failed: "Not connected",
};

const byId = (id) => document.getElementById(id);
const asked = parameters(location);
let path = "websockify";
let session = null;
let noticeTimer = 0;

/** One attempt to see a screen, from the click on Connect to the end of the connection. */
class Session {
  #target;
  #socket;
  #rfb;
  #meter;
  #patience;
  #opened = false;
  #connected = false;
  #wished = false;
  #gavePassword;
  #failure = null;

  constructor(target, password) {
    this.#target = target;
    this.#gavePassword = password !== "";
    this.#socket = new WebSocket(socketAddress(location, target, path));
    this.#socket.addEventListener("open", () => {
      this.#opened = true;
    });
    this.#socket.addEventListener("close", (event) => this.#ended(event.code));
    this.#meter = new Meter(this.#socket);
    this.#patience = setTimeout(() => this.#fail(reasons.silent(target)), ANSWER_MILLIS);
    this.#rfb = new RFB(byId("screen"), this.#socket, { credentials: password ? { password } : {}, shared: true });
    this.#rfb.scaleViewport = true;
    this.#rfb.background = "transparent";
    this.viewOnly(byId("view-only").checked);
    this.#listen();
  }

  /** Ends the connection because the user wants it. */
  end() {
    this.#wished = true;
    this.#rfb.disconnect();
    this.#socket.close();
  }

  viewOnly(on) {
    this.#rfb.viewOnly = on;
  }

  logIn(username, password) {
    this.#gavePassword = true;
    this.#rfb.sendCredentials({ username, password });
  }

  focus() {
    this.#rfb.focus({ preventScroll: true });
  }

  #listen() {
    this.#rfb.addEventListener("connect", () => this.#begun());
    this.#rfb.addEventListener("desktopname", (event) => showDesktop(event.detail.name));
    this.#rfb.addEventListener("credentialsrequired", (event) => {
      clearTimeout(this.#patience);
      askCredentials(event.detail.types);
    });
    this.#rfb.addEventListener("securityfailure", (event) => {
      this.#failure = reasons.refused(event.detail.reason, this.#gavePassword);
    });
    this.#rfb.addEventListener("serververification", () => this.#fail(reasons.UNVERIFIED));
  }

  #begun() {
    clearTimeout(this.#patience);
    this.#connected = true;
    showState("connected");
    notice(`Connected to ${byId("desktop").textContent}.`);
    this.#meter.start(showMeter);
    this.focus();
  }

  #fail(sentence) {
    this.#failure = sentence;
    this.#rfb.disconnect();
    this.#socket.close();
  }

  async #ended(code) {
    clearTimeout(this.#patience);
    this.#meter.stop();
    byId("ask").close();
    const sentence = this.#wished ? null : await this.#sentence(code);
    if (session !== this) {
      return;
    }
    session = null;
    showDesktop("");
    showState(sentence ? "failed" : "disconnected");
    if (sentence) {
      failure(sentence);
    } else {
      notice("Disconnected.");
    }
    byId(sentence && this.#gavePassword && !this.#connected ? "password" : "connect").focus();
  }

  async #sentence(code) {
    if (this.#failure) {
      return this.#failure;
    }
    if (this.#connected) {
      return reasons.lost(this.#target, code);
    }
    return this.#opened ? reasons.brokenGreeting(this.#target) : reasons.unreachable(location, this.#target);
  }
}

function showState(state) {
  document.body.dataset.state = state;
  byId("status-text").textContent = STATUS[state];
  for (const field of ["host", "port", "password"]) {
    byId(field).disabled = state === "connecting";
  }
}

function showDesktop(name) {
  byId("desktop").textContent = name || "Oriel";
  document.title = name ? `${name} – Oriel` : "Oriel";
}

function showMeter(frames, kilobytes) {
  const canvas = document.querySelector("#screen canvas");
  byId("meter-size").textContent = canvas ? `${canvas.width} × ${canvas.height}` : "–";
  byId("meter-frames").textContent = frames;
  byId("meter-rate").textContent = kilobytes;
}

function say(text, kind) {
  clearTimeout(noticeTimer);
  byId("message").dataset.kind = kind;
  byId("message").textContent = text;
  byId("message").hidden = text === "";
}

function notice(text) {
  say(text, "info");
  noticeTimer = setTimeout(() => say("", "info"), NOTICE_MILLIS);
}

function failure(text) {
  say(text, "error");
}

function askCredentials(types) {
  byId("ask-username-label").hidden = !types.includes("username");
  byId("ask-username").value = "";
  byId("ask-password").value = "";
  byId("ask").showModal();
  byId(types.includes("username") ? "ask-username" : "ask-password").focus();
}

function connect() {
  const target = parse(byId("host").value, byId("port").value);
  for (const field of ["host", "port"]) {
    byId(field).setAttribute("aria-invalid", String(target.field === field));
  }
  if (target.problem) {
    failure(target.problem);
    byId(target.field).focus();
    return;
  }
  byId("host").value = target.host;
  byId("port").value = target.port;
  say("", "info");
  showState("connecting");
  byId("cancel").focus();
  try {
    session = new Session(target, byId("password").value);
  } catch (error) {
    session = null;
    showState("failed");
    failure(`The browser cannot open that address (${error.message}). Check host and port.`);
  }
}

function listen() {
  byId("connection").addEventListener("submit", (event) => {
    event.preventDefault();
    connect();
  });
  for (const button of ["cancel", "disconnect"]) {
    byId(button).addEventListener("click", () => session?.end());
  }
  byId("view-only").addEventListener("change", () => viewOnly(byId("view-only").checked));
  byId("view-only-live").addEventListener("change", () => viewOnly(byId("view-only-live").checked));
  byId("fullscreen").addEventListener("click", toggleFullscreen);
  byId("ask-form").addEventListener("submit", () => {
    session?.logIn(byId("ask-username").value, byId("ask-password").value);
  });
  byId("ask-cancel").addEventListener("click", () => byId("ask").dispatchEvent(new Event("cancel")));
  byId("ask").addEventListener("cancel", () => session?.end());
  window.addEventListener("hashchange", () => location.reload());
}

function viewOnly(on) {
  byId("view-only").checked = on;
  byId("view-only-live").checked = on;
  session?.viewOnly(on);
  session?.focus();
}

async function toggleFullscreen() {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  } catch {
    failure("This browser does not allow full screen here.");
  }
  session?.focus();
}

/** Gives a field its first value, unless somebody was faster. */
function fill(id, value) {
  if (byId(id).value === "") {
    byId(id).value = value;
  }
}

async function start() {
  listen();
  const suggested = await suggestion(location);
  fill("host", asked.host ?? suggested.host);
  fill("port", asked.port ?? suggested.port);
  fill("password", asked.password ?? "");
  path = asked.path ?? suggested.path;
  if (session) {
    return;
  }
  viewOnly(asked.viewOnly);
  say("", "info");
  if (asked.autoconnect) {
    connect();
  } else {
    byId(byId("password").value === "" ? "password" : "connect").focus();
  }
}

start();
