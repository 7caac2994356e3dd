/** A screen and nothing else, for frames and as an example; what to show stands in the address of the page. */

import { isOwn, parameters, suggestion, takeToken } from "./client/address.js";
import { say } from "./client/language.js";
import { whatHappened } from "./client/reasons.js";
import { belongTo, keptPassword, usePassword } from "./client/settings.js";
import { Visit } from "./client/visit.js";
import { dropPicture, keepPicture } from "./page/last.js";
import { failure, lastingNews, silence } from "./page/notice.js";
import { showRecorded } from "./page/recorded.js";
import { write, writePage } from "./page/writing.js";

const token = takeToken(location, history);
const asked = parameters(location);
const screen = document.getElementById("screen");

function show(state) {
  document.body.dataset.state = state;
}

function fail(sentence) {
  show("failed");
  failure(sentence);
}

function prepare({ rfb }) {
  rfb.scaleViewport = asked.resize !== "actual";
  rfb.resizeSession = asked.resize === "remote";
  rfb.viewOnly = asked.viewOnly ?? false;
  rfb.qualityLevel = asked.quality ?? rfb.qualityLevel;
  rfb.compressionLevel = asked.compression ?? rfb.compressionLevel;
}

function connected({ rfb }) {
  show("connected");
  usePassword(location, history, asked);
  silence();
  dropPicture(screen);
  rfb.focus({ preventScroll: true });
}

async function start() {
  writePage();
  document.title = say("embed.title");
  const own = await suggestion(location);
  const target = { host: asked.host ?? own.host, port: asked.port ?? own.port, path: asked.path ?? own.path };
  belongTo(isOwn(target, own) ? null : target);
  if (isOwn(target, own)) {
    show("connecting");
    begin(target, token);
  } else if (own.own) {
    fail(say("embed.otherServer"));
  } else {
    ask(target);
  }
}

/** Another server than the page's own is shown only to whoever wants it. */
function ask(target) {
  const button = document.createElement("button");
  button.type = "button";
  write(button, "entrance.connectTo", { server: `${target.host}:${target.port}` });
  button.addEventListener("click", () => {
    button.remove();
    begin(target, "");
  });
  document.querySelector("main").append(button);
  show("asking");
}

function begin(target, given) {
  const password = asked.password ?? keptPassword();
  const known = { ...(password ? { password } : {}), ...(given ? { token: given } : {}) };
  const visit = new Visit(screen, target, known, asked.reconnect ?? true);
  const hear = (type, act) => visit.addEventListener(type, (event) => act(event.detail));
  hear("connecting", () => prepare(visit.connection));
  hear("connected", () => connected(visit.connection));
  hear("named", (name) => {
    document.title = name;
  });
  hear("word", (word) => word.kind === "recording" && showRecorded(word.on === true));
  hear("asked", () => {
    visit.end();
    fail(say("embed.wantsPassword"));
  });
  hear("lost", ({ sentence }) => {
    show("waiting");
    showRecorded(false);
    keepPicture(screen, visit.lastCanvas);
    lastingNews(say("embed.trying", { reason: whatHappened(sentence) }));
  });
  hear("over", ({ sentence, wrongPassword }) => {
    showRecorded(false);
    if (sentence) {
      fail(wrongPassword ? say("embed.otherPassword") : sentence);
    }
  });
  try {
    visit.begin();
  } catch (error) {
    fail(say("state.badAddress", { error: error.message }));
  }
}

start();
