/** A screen and nothing else, for frames and as an example; what to show stands in the address of the page. */

import { parameters, suggestion } from "./client/address.js";
import { Connection } from "./client/connection.js";
import { failure } from "./page/notice.js";

const asked = parameters(location);
const suggested = await suggestion(location);
const target = {
  host: asked.host ?? suggested.host,
  port: asked.port ?? suggested.port,
  path: asked.path ?? suggested.path,
};

const screen = document.getElementById("screen");
const connection = new Connection(screen, target, asked.password ? { password: asked.password } : {});
connection.rfb.scaleViewport = asked.resize !== "actual";
connection.rfb.resizeSession = asked.resize === "remote";
connection.rfb.viewOnly = asked.viewOnly ?? false;
connection.addEventListener("connected", () => {
  document.body.dataset.state = "connected";
  connection.canvas.setAttribute("role", "application");
  connection.canvas.setAttribute("aria-label", "Remote screen");
  connection.focus();
});
connection.addEventListener("asked", () => {
  document.body.dataset.state = "failed";
  failure("The server wants a password: add #password= and the password to the address.");
});
connection.addEventListener("ended", (event) => {
  document.body.dataset.state = "failed";
  failure(event.detail.sentence);
});
