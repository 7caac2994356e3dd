/** Full screen, in which the page gets all keys where the browser can give them: Escape, Alt Tab, the Super key. */

import { say } from "../client/language.js";
import { byId, on } from "./dom.js";

/** Presses that follow each other as soon as this are meant as one sign. */
const TWICE_MILLIS = 400;

/**
 * Prepares the button.
 *
 * @param {(text: string) => void} tell shows news
 */
export function prepareFullscreen(tell) {
  let locked = false;
  on("fullscreen", "click", async () => {
    try {
      await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
    } catch {
      tell(say("window.noFullscreen"));
    }
  });
  document.addEventListener("fullscreenchange", async () => {
    const full = document.fullscreenElement !== null;
    byId("fullscreen").setAttribute("aria-pressed", String(full));
    locked = full && (await lockKeys());
    if (locked) {
      tell(say("window.leaveFullscreen"));
    } else {
      navigator.keyboard?.unlock?.();
    }
  });
  const isTwice = twice();
  // The screen gets both, before or after: programs there know Esc, too.
  window.addEventListener("keydown", (event) => isTwice(event) && locked && document.exitFullscreen(), true);
}

async function lockKeys() {
  try {
    await navigator.keyboard.lock();
    return true;
  } catch {
    return false; // Then Esc leaves, as always.
  }
}

/**
 * Finds Esc among keys, when it is pressed twice in quick succession and by itself.
 *
 * @returns {(event: KeyboardEvent) => boolean} to be told of each press of a key; whether this was the second one
 */
export function twice() {
  let before = -Infinity;
  return (event) => {
    if (event.repeat) {
      return false;
    }
    const isAlone = event.key === "Escape" && !event.ctrlKey && !event.altKey && !event.shiftKey && !event.metaKey;
    const isSecond = isAlone && event.timeStamp - before < TWICE_MILLIS;
    before = isAlone && !isSecond ? event.timeStamp : -Infinity;
    return isSecond;
  };
}
