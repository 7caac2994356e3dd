/** The sign that the screen is recorded: over the picture, for as long as that lasts. */

import { byId } from "./dom.js";

/** Shows it, or takes it away. */
export function showRecorded(recorded) {
  byId("recorded").hidden = !recorded;
}
