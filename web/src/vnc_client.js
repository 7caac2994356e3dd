/** The page with host and port: a form, a screen, and what happens between them. */

import { isOwn, parameters, parse, suggestion, takeToken } from "./client/address.js";
import { Connection } from "./client/connection.js";
import { belongTo, keptPassword, usePassword } from "./client/settings.js";
import { byId, on } from "./page/dom.js";
import { failure, news, silence } from "./page/notice.js";

const STATUS = {
  disconnected: "Not connected",
  connecting: "Connecting",
  connected: "Connected",
  failed: "Not connected",
};

const token = takeToken(location, history);
const asked = parameters(location);
let suggested = { host: "", port: 0, codes: false };
let path = "websockify";
let connection = null;
let meter = 0;

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

function showMeter() {
  const { width, height, frames, kilobytes, encoding } = connection.measures.take();
  byId("meter-size").textContent = `${width} × ${height}`;
  byId("meter-frames").textContent = frames;
  byId("meter-rate").textContent = kilobytes;
  byId("meter-encoding").textContent = encoding || "–";
}

function askCredentials(types, codes) {
  byId("ask-username-label").hidden = !types.includes("username");
  byId("ask-code-label").hidden = !types.includes("username") || !codes;
  byId("ask-code").value = "";
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
  silence();
  showState("connecting");
  byId("cancel").focus();
  const password = byId("password").value;
  const own = isOwn(target, suggested);
  belongTo(own ? null : target);
  const known = { ...(password ? { password } : {}), ...(own && token ? { token } : {}) };
  try {
    connection = new Connection(byId("screen"), { ...target, path }, known);
  } catch (error) {
    showState("failed");
    failure(`The browser cannot open that address (${error.message}). Check host and port.`);
    return;
  }
  listen(connection, password !== "", own && suggested.codes);
}

function listen(started, gavePassword, codes) {
  started.rfb.scaleViewport = true;
  started.rfb.viewOnly = byId("view-only").checked;
  started.addEventListener("named", (event) => showDesktop(event.detail));
  started.addEventListener("asked", (event) => askCredentials(event.detail, codes));
  started.addEventListener("connected", () => {
    showState("connected");
    usePassword(location, history, asked);
    news(`Connected to ${byId("desktop").textContent}.`);
    meter = setInterval(showMeter, 1000);
    started.focus();
  });
  started.addEventListener("ended", (event) => ended(event.detail, gavePassword));
}

function ended({ sentence, wrongPassword }, gavePassword) {
  clearInterval(meter);
  byId("ask").close();
  connection = null;
  showDesktop("");
  showState(sentence ? "failed" : "disconnected");
  if (sentence) {
    failure(sentence);
  } else {
    news("Disconnected.");
  }
  byId(wrongPassword && gavePassword ? "password" : "connect").focus();
}

function viewOnly(checked) {
  byId("view-only").checked = checked;
  byId("view-only-live").checked = checked;
  if (connection) {
    connection.rfb.viewOnly = checked;
    connection.focus();
  }
}

async function toggleFullscreen() {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  } catch {
    failure("This browser does not allow full screen here.");
  }
  connection?.focus();
}

function prepare() {
  on("connection", "submit", (event) => {
    event.preventDefault();
    connect();
  });
  for (const button of ["cancel", "disconnect"]) {
    on(button, "click", () => connection?.end());
  }
  on("view-only", "change", () => viewOnly(byId("view-only").checked));
  on("view-only-live", "change", () => viewOnly(byId("view-only-live").checked));
  on("fullscreen", "click", toggleFullscreen);
  on("ask-form", "submit", () => {
    const code = byId("ask-code").value.replace(/\s/g, "");
    connection?.logIn({ username: byId("ask-username").value, password: byId("ask-password").value, code });
  });
  on("ask-cancel", "click", () => byId("ask").dispatchEvent(new Event("cancel")));
  on("ask", "cancel", () => connection?.end());
  window.addEventListener("hashchange", () => location.reload());
}

/** Gives a field its first value, unless somebody was faster. */
function fill(id, value) {
  if (byId(id).value === "") {
    byId(id).value = value;
  }
}

async function start() {
  prepare();
  suggested = await suggestion(location);
  fill("host", asked.host ?? suggested.host);
  fill("port", asked.port ?? suggested.port);
  const named = { host: byId("host").value, port: byId("port").value };
  belongTo(isOwn(named, suggested) ? null : named);
  fill("password", asked.password ?? keptPassword());
  path = asked.path ?? suggested.path;
  if (connection) {
    return;
  }
  viewOnly(asked.viewOnly ?? false);
  silence();
  if (asked.autoconnect && isOwn(named, suggested)) {
    connect();
  } else {
    byId(byId("password").value === "" ? "password" : "connect").focus();
  }
}

start();
