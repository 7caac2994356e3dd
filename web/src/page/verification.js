/** The question whether this is the right server, which somebody answers who compares what its key shows. */

import { byId, on } from "./dom.js";

/**
 * Prepares the buttons.
 *
 * @param {{goOn: () => void, stop: () => void}} acts what the page does when it is, and when it is not
 */
export function prepareVerification(acts) {
  on("verification-go", "click", acts.goOn);
  on("verification-stop", "click", acts.stop);
}

/** Asks; the keyboard is on the answer that gives nothing away. */
export function showVerification(fingerprint) {
  byId("fingerprint").textContent = fingerprint;
  byId("verification").hidden = false;
  byId("verification-stop").focus();
}

/** It is answered, or does not matter any more. */
export function hideVerification() {
  byId("verification").hidden = true;
}
