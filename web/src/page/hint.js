/** What fingers do on the screen: said once, to whoever has any. */

import { hasSeen, markSeen } from "../client/settings.js";
import { byId, on } from "./dom.js";

const GESTURES = "gestures";

/**
 * Prepares the hint.
 *
 * @param {() => void} focus gives the keyboard back to the screen
 */
export function prepareHint(focus) {
  on("gestures-close", "click", () => {
    markSeen(GESTURES);
    hideHint();
    focus();
  });
}

/** Shows it, unless it was seen before. */
export function showHint() {
  byId("gestures").hidden = hasSeen(GESTURES) || !matchMedia("(pointer: coarse)").matches;
}

/** There is no screen now that fingers could do something on. */
export function hideHint() {
  byId("gestures").hidden = true;
}
