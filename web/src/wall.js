/**
 * Several screens side by side, each a link to its full page. Which ones stands in the address of the page:
 * #screen=host:port&screen=host:port.
 */

import { isOwn, parameters, parse, suggestion } from "./client/address.js";
import { onLanguage, say } from "./client/language.js";
import { allow, isAllowed } from "./client/settings.js";
import { Visit } from "./client/visit.js";
import { byId, on } from "./page/dom.js";
import { dropPicture, keepPicture } from "./page/last.js";
import { failure } from "./page/notice.js";
import { write, writePage } from "./page/writing.js";

const QUALITY = 4;
const RFB_PORT = "5900";
const BORDERS = 2;
const LEAST_WIDTH = 22; // in the height of the page's letters
const { password } = parameters(location);
writePage();
document.title = `${say("wall.title")} – Oriel`;
const own = await suggestion(location);

function listed() {
  const fragment = new URLSearchParams(location.hash.slice(1)).getAll("screen");
  const query = new URLSearchParams(location.search).getAll("screen");
  return fragment.length > 0 ? fragment : query;
}

/** Puts other screens into the address, which shows them. */
function list(screens) {
  const fragment = new URLSearchParams(location.hash.slice(1));
  fragment.delete("screen");
  screens.forEach((screen) => fragment.append("screen", screen));
  location.hash = fragment;
}

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function fullPage({ host, port }) {
  const asked = new URLSearchParams({ autoconnect: "1", ...(password ? { password } : {}) });
  return `${location.protocol}//${host}:${port}/#${asked}`;
}

function tile(target) {
  const address = `${target.host}:${target.port}`;
  const shown = element("article", "tile");
  const picture = element("div", "picture");
  picture.inert = true;
  const link = element("a", "", address);
  link.href = fullPage(target);
  const state = element("p", "said", say("state.connecting"));
  const remove = element("button", "quiet", "×");
  remove.type = "button";
  remove.ariaLabel = say("wall.remove", { server: address });
  remove.addEventListener("click", () => {
    allow(address, false);
    list(screens().filter((each) => each !== address));
  });
  const dot = element("span", "dot");
  const sign = element("span", "recorded", say("recorded.sign"));
  sign.hidden = true;
  const caption = element("div", "caption");
  caption.append(dot, link, sign, remove);
  shown.append(picture, state, caption);
  byId("wall").append(shown);
  const begin = () => watch(new Visit(picture, target, password ? { password } : {}, true), shown, link, state);
  if (isOwn(target, own) || isAllowed(address)) {
    begin();
  } else {
    ask(address, shown, state, begin);
  }
}

/** A link can name any server: one that is not the page's own is connected to after a click, which is remembered. */
function ask(address, shown, state, begin) {
  const button = element("button", "", say("wall.show", { server: address }));
  button.type = "button";
  button.addEventListener("click", () => {
    allow(address, true);
    begin();
  });
  shown.dataset.state = "asking";
  state.replaceChildren(say("wall.foreign"), " ", button);
}

function watch(visit, shown, link, state) {
  const hear = (type, act) => visit.addEventListener(type, (event) => act(event.detail));
  const show = (name, key, values) => {
    shown.dataset.state = name;
    state.ariaLive = name === "waiting" ? "off" : "polite"; // Nobody wants to hear a countdown.
    write(state, key, values);
  };
  const picture = shown.querySelector(".picture");
  const sign = shown.querySelector(".recorded");
  hear("word", (word) => {
    sign.hidden = word.kind === "recording" ? word.on !== true : sign.hidden;
  });
  hear("connecting", () => {
    sign.hidden = true;
    const { rfb } = visit.connection;
    rfb.viewOnly = true;
    rfb.scaleViewport = true;
    rfb.qualityLevel = QUALITY;
    show("connecting", visit.lastCanvas ? "waiting.trying" : "state.connecting");
  });
  hear("connected", () => {
    dropPicture(picture);
    show("connected", "");
  });
  hear("lost", () => keepPicture(picture, visit.lastCanvas));
  hear("named", (name) => {
    link.textContent = name;
  });
  hear("asked", () => {
    visit.end();
    show("failed", "wall.wantsPassword");
  });
  hear("waiting", (seconds) => show("waiting", "wall.lost", { count: seconds }));
  hear("over", ({ sentence, wrongPassword }) => {
    if (wrongPassword) {
      show("failed", "wall.otherPassword");
    } else if (sentence) {
      show("failed", "");
      state.textContent = sentence;
    }
  });
  visit.begin();
}

function screens() {
  const all = listed().map((each) => parse(each, RFB_PORT));
  return all.length === 0
    ? [`${own.host}:${own.port}`]
    : all.filter((each) => !each.problem).map(({ host, port }) => `${host}:${port}`);
}

/**
 * As many columns as make the tiles as large as can be without scrolling, or as many as fit if that cannot be. A single
 * row is no wider than is seen of it at once.
 */
function arrange() {
  const wall = byId("wall");
  const count = wall.childElementCount;
  const { columnGap, paddingLeft, paddingBottom, fontSize } = getComputedStyle(wall);
  const gap = parseFloat(columnGap);
  const width = wall.clientWidth - 2 * parseFloat(paddingLeft);
  const height = window.innerHeight - wall.offsetTop - parseFloat(paddingBottom);
  const least = LEAST_WIDTH * parseFloat(fontSize);
  const most = Math.max(1, Math.floor((width + gap) / (least + gap)));
  const caption = wall.querySelector(".caption").offsetHeight;
  const fits = (columns) => {
    const tile = ((width - (columns - 1) * gap) / columns) * (10 / 16) + caption;
    const rows = Math.ceil(count / columns);
    return rows * tile + (rows - 1) * gap <= height;
  };
  let columns = 1;
  while (columns < Math.min(most, count) && !fits(columns)) {
    columns += 1;
  }
  wall.style.setProperty("--columns", columns);
  const seen = Math.floor(Math.max(least, (height - caption - BORDERS) * (16 / 10)));
  if (columns === count && !fits(columns)) {
    wall.style.setProperty("--most", `${seen}px`);
  } else {
    wall.style.removeProperty("--most");
  }
}

on("add", "submit", (event) => {
  event.preventDefault();
  const added = parse(byId("server").value, RFB_PORT);
  if (added.problem) {
    failure(added.problem);
    byId("server").focus();
  } else {
    allow(`${added.host}:${added.port}`, true);
    list([...screens(), `${added.host}:${added.port}`]);
  }
});
window.addEventListener("hashchange", () => location.reload());
onLanguage(() => location.reload());
for (const each of new Set(screens())) {
  const target = parse(each, RFB_PORT);
  tile({ ...target, path: isOwn(target, own) ? own.path : "websockify" });
}
arrange();
window.addEventListener("resize", arrange);
document.body.dataset.state = "ready";
