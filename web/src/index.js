/** The page: a form, a screen with its tools, and what happens between them. */

import { isOwn, parameters, suggestion, takeToken } from "./client/address.js";
import { named } from "./client/credentials.js";
import { say } from "./client/language.js";
import { belongTo, usePassword, wished } from "./client/settings.js";
import { Visit } from "./client/visit.js";
import { expectOffline, stayAwake } from "./page/device.js";
import { byId, on } from "./page/dom.js";
import {
  askCredentials,
  fillEntrance,
  leadTo,
  prepareEntrance,
  rememberPassword,
  showConnecting,
  showEntrance,
} from "./page/entrance.js";
import { prepareFullscreen } from "./page/fullscreen.js";
import { showName } from "./page/name.js";
import { announce, failure, lastingNews, news, silence } from "./page/notice.js";
import { label, writePage } from "./page/writing.js";
import { Tools } from "./page/tools.js";
import { hideVerification, prepareVerification, showVerification } from "./page/verification.js";
import { hideWaiting, prepareWaiting, showCountdown, showLost, showTrying } from "./page/waiting.js";
import { askBeforeLeaving, refuseDrops, saveScreenshot } from "./page/window.js";

/** The same page where it may connect to other servers than its own: policies differ. The second is for old links. */
const FAR_PAGES = ["/other.html", "/vnc_client.html"];

const token = takeToken(location, history);
const asked = parameters(location);
const settings = wished(asked);
const tools = new Tools(settings, asked, focusScreen);
let path = "websockify";
let suggested = null;
let visit = null;
const stayAsNeeded = stayAwake(() => document.body.dataset.state === "connected");
let unverified = null;

function focusScreen() {
  visit?.connection?.focus();
}

function showState(state) {
  document.body.dataset.state = state;
  stayAsNeeded();
  for (const field of byId("entrance").querySelectorAll("input")) {
    field.disabled = state === "connecting";
  }
}

function connect(target, credentials) {
  if (document.body.dataset.state === "asking") {
    silence();
    connecting();
    rememberPassword(credentials.password);
    visit.logIn(credentials);
    return;
  }
  silence();
  const own = isOwn(target, suggested);
  belongTo(own ? null : target);
  Object.assign(settings, wished(asked));
  rememberPassword(credentials.password);
  const known = { ...(credentials.password ? named(credentials) : {}), ...(own && token ? { token } : {}) };
  visit = new Visit(byId("screen"), { ...target, path }, known, asked.reconnect ?? true);
  listen(visit);
  try {
    visit.begin();
  } catch (error) {
    visit = null;
    showState("failed");
    failure(say("state.badAddress", { error: error.message }));
  }
}

function listen(started) {
  const hear = (type, act) => started.addEventListener(type, (event) => started === visit && act(event.detail));
  hear("connecting", () => {
    tools.expect(started.connection);
    if (started.lastCanvas) {
      showTrying();
    } else {
      connecting();
    }
  });
  hear("asked", (types) => {
    hideWaiting();
    showState("asking");
    askCredentials(types, suggested.codes && isOwn(started.target, suggested));
  });
  started.addEventListener("unverified", (event) => started === visit && verify(event));
  hear("named", showName);
  hear("connected", connected);
  hear("clipboard", (text) => tools.arrived(text));
  hear("word", (word) => tools.heard(word, started.connection));
  hear("line", (state) => (state === "bad" ? lastingNews(say("state.badLine")) : silence()));
  hear("lost", (ending) => {
    tools.notePlace();
    leave();
    showState("waiting");
    announce("");
    showLost(started.lastCanvas, ending.sentence);
  });
  hear("waiting", showCountdown);
  hear("over", over);
}

function connecting() {
  showState("connecting");
  announce(say("state.connecting"));
  showConnecting();
}

function verify(event) {
  event.preventDefault();
  unverified = event.detail;
  hideWaiting();
  showState("verifying");
  showVerification(unverified);
}

function goOn() {
  hideVerification();
  connecting();
  visit?.approve(unverified);
}

function connected() {
  const { connection } = visit;
  usePassword(location, history, asked);
  hideWaiting();
  silence();
  showState("connected");
  announce(say("state.connected", { name: byId("desktop-name").textContent }));
  tools.show(connection);
  label(connection.rfb.typing.field, "page.screen");
  if (!tools.leadBack()) {
    connection.focus();
  }
  expectOffline();
}

function leave() {
  hideVerification();
  tools.leave();
}

function over(ending) {
  leave();
  tools.end();
  hideWaiting();
  visit = null;
  showName("");
  showState(ending.sentence ? "failed" : "disconnected");
  announce(ending.sentence ? "" : say("state.disconnected"));
  showEntrance(ending.wrongPassword);
  if (ending.sentence) {
    failure(ending.sentence);
  } else {
    silence();
  }
}

async function start() {
  writePage();
  prepareEntrance({ connect, problem: failure, cancel: () => visit?.end() });
  prepareWaiting({ now: () => visit?.now(), stop: () => visit?.end() });
  prepareVerification({ goOn, stop: () => visit?.end() });
  prepareFullscreen(news);
  refuseDrops(news);
  askBeforeLeaving(() => document.body.dataset.state === "connected" && !tools.looks);
  on("disconnect", "click", () => visit?.end());
  on("screenshot", "click", () => saveScreenshot(visit.connection, byId("desktop-name").textContent, news));
  window.addEventListener("hashchange", () => location.reload());
  suggested = await suggestion(location);
  const host = asked.host ?? suggested.host;
  const port = asked.port ?? suggested.port;
  const far = FAR_PAGES.some((name) => location.pathname.endsWith(name));
  const own = isOwn({ host, port }, suggested);
  if (suggested.own && !far && !own) {
    location.replace(FAR_PAGES[0].slice(1) + location.search + location.hash);
    return;
  }
  path = asked.path ?? suggested.path;
  belongTo(own ? null : { host, port });
  fillEntrance({ host, port, password: asked.password ?? "", own: suggested.own && !far });
  silence();
  showState("disconnected");
  if (!own) {
    leadTo({ host, port });
  } else if (asked.autoconnect) {
    byId("entrance").requestSubmit();
  } else {
    showEntrance(false);
  }
}

start();
