/** The last picture of a connection that was lost: it stays, dimmed by the page's style, until there is another. */

/**
 * Shows it.
 *
 * @param {HTMLElement} place where the screen was
 * @param {HTMLCanvasElement} canvas what showed it, which its connection does not need any more
 */
export function keepPicture(place, canvas) {
  dropPicture(place);
  canvas.className = "last";
  canvas.ariaHidden = "true";
  canvas.tabIndex = -1;
  place.append(canvas);
}

/** There is another one, or none is wanted. */
export function dropPicture(place) {
  place.querySelector(":scope > .last")?.remove();
}
