/** Moves the bar along the upper edge, as it may hide what somebody needs there. */

import { keep } from "../client/settings.js";

const LEAST_PIXELS = 6;

/**
 * Lets a handle drag a bar sideways. A click that ends a drag is kept from the handle.
 *
 * @param {HTMLElement} bar whose middle is moved; it stays inside of the window
 * @param {HTMLElement} handle what is dragged
 * @param {number} place where its middle is at first, from 0 at the left to 1 at the right
 */
export function makeDraggable(bar, handle, place) {
  let from = null;
  let dragged = false;

  const move = (wanted) => {
    const half = bar.offsetWidth / 2 / window.innerWidth;
    const inside = Math.min(Math.max(wanted, half), Math.max(half, 1 - half));
    bar.style.left = `${inside * 100}%`;
    return inside;
  };

  handle.addEventListener("pointerdown", (event) => {
    from = event.clientX;
    dragged = false;
    handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointermove", (event) => {
    if (from === null || (!dragged && Math.abs(event.clientX - from) < LEAST_PIXELS)) {
      return;
    }
    dragged = true;
    place = move(event.clientX / window.innerWidth);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    handle.addEventListener(end, () => {
      from = null;
      if (dragged) {
        keep({ bar: place });
      }
    });
  }
  handle.addEventListener(
    "click",
    (event) => {
      if (dragged) {
        event.stopImmediatePropagation();
        dragged = false;
      }
    },
    { capture: true },
  );
  new ResizeObserver(() => move(place)).observe(bar);
  window.addEventListener("resize", () => move(place));
}
