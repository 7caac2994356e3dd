/** Moves the bar along the upper edge, as it may hide what somebody needs there. */

import { keep } from "../client/settings.js";

const LEAST_PIXELS = 6;
const STEPS = { ArrowLeft: -0.05, ArrowRight: 0.05 };

/**
 * Lets a handle be moved anywhere along the edge, and its bar with it as far as the window has room. A click that ends
 * a drag is kept from the handle.
 *
 * @param {HTMLElement} bar which stays inside of the window
 * @param {HTMLElement} handle in the middle of the bar, while there is room; what is dragged
 * @param {number} place where the handle's middle is at first, from 0 at the left to 1 at the right
 */
export function makeDraggable(bar, handle, place) {
  let from = null;
  let dragged = false;

  const move = (wanted) => {
    const middle = within(wanted, bar);
    place = within(wanted, handle);
    bar.style.left = `${middle * 100}%`;
    handle.style.left = `${(place - middle) * window.innerWidth}px`;
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
    move(event.clientX / window.innerWidth);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    handle.addEventListener(end, () => {
      from = null;
      if (dragged) {
        keep({ bar: place });
      }
    });
  }
  handle.addEventListener("keydown", (event) => {
    if (event.key in STEPS) {
      move(place + STEPS[event.key]);
      keep({ bar: place });
    }
  });
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

/** The place nearest to a wanted one where all of an element is in the window. */
function within(wanted, element) {
  const half = element.offsetWidth / 2 / window.innerWidth;
  return Math.min(Math.max(wanted, half), Math.max(half, 1 - half));
}
