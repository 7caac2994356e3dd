/** The upper edge, where the bar comes from: by its handle, or because the mouse rests there. */

import { keep } from "../client/settings.js";
import { byId, on } from "./dom.js";

const EDGE_PIXELS = 3;
const REST_MILLIS = 400;

/**
 * Watches over the edge. Whoever has a mouse may do without the handle.
 *
 * @param {{handle: boolean}} settings whether the handle is seen while the bar is away
 * @param {() => void} wanted is called when the mouse has rested at the edge
 */
export function watchEdge(settings, wanted) {
  let timer = null;
  const leave = () => {
    clearTimeout(timer);
    timer = null;
  };
  const look = ({ clientY, pointerType, buttons }) => {
    if (pointerType !== "mouse" || buttons !== 0 || clientY > EDGE_PIXELS) {
      leave();
    } else {
      timer ??= setTimeout(wanted, REST_MILLIS);
    }
  };
  // Before the screen gets it.
  window.addEventListener("pointermove", look, { capture: true, passive: true });
  document.documentElement.addEventListener("pointerleave", leave);

  const show = () => byId("bar").classList.toggle("bare", !settings.handle);
  byId("handle-seen").checked = settings.handle;
  on("handle-seen", "change", () => {
    settings.handle = byId("handle-seen").checked;
    keep({ handle: settings.handle });
    show();
  });
  show();
}
