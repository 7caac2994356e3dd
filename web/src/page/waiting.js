/** What is seen between a lost connection and the next: the last picture, dimmed, and how long it takes. */

import { whatHappened } from "../client/reasons.js";
import { byId, on } from "./dom.js";
import { silence } from "./notice.js";
import { write } from "./writing.js";

/**
 * Prepares the buttons.
 *
 * @param {{now: () => void, stop: () => void}} acts to try at once, and to give up
 */
export function prepareWaiting(acts) {
  on("waiting-now", "click", acts.now);
  on("waiting-stop", "click", acts.stop);
  window.addEventListener("online", acts.now);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && acts.now());
}

/**
 * Shows the last picture and why there is no newer one.
 *
 * @param {HTMLCanvasElement} picture the last one; a copy of it is shown
 * @param {string} reason what happened; what to do about it is left out, since it is being done
 */
export function showLost(picture, reason) {
  const last = byId("last");
  last.width = picture.width;
  last.height = picture.height;
  if (picture.width > 0 && picture.height > 0) {
    last.getContext("2d").drawImage(picture, 0, 0);
  }
  last.hidden = false;
  silence(); // What was told of the connection is no news any more.
  byId("waiting").hidden = false;
  byId("waiting-reason").textContent = whatHappened(reason);
  byId("waiting-now").focus();
}

/** How long the pause still takes, in seconds. */
export function showCountdown(seconds) {
  write("waiting-count", "waiting.count", { count: seconds });
  byId("waiting-now").ariaDisabled = "false";
}

/** It is being tried. */
export function showTrying() {
  write("waiting-count", "waiting.trying");
  byId("waiting-now").ariaDisabled = "true"; // Disabled it would lose the keyboard.
}

/** The screen is there again, or is not wanted any more. */
export function hideWaiting() {
  byId("last").hidden = true;
  byId("waiting").hidden = true;
}
