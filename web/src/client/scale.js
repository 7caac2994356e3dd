/** Scales at which a picture is shown: how many CSS pixels one of its own takes. */

/** By how many pixels of the glass a picture may be larger than its place, which nobody sees, or smaller. */
const MOST_OVER = 0.5;
const MOST_UNDER = 1.5;

/**
 * The scale that shows all of a picture. Where that is nearly a whole number of the glass's pixels, it is that number:
 * sizes are rounded by many.
 *
 * @param {{width: number, height: number}} place in CSS pixels
 * @param {{width: number, height: number}} picture in its own pixels
 * @param {number} ratio how many pixels of the glass are in a CSS pixel
 */
export function fitting(place, picture, ratio) {
  if (picture.width === 0 || picture.height === 0) {
    return 0;
  }
  const scale = Math.min(place.width / picture.width, place.height / picture.height);
  const whole = Math.round(scale * ratio);
  const off = (scale * ratio - whole) * Math.max(picture.width, picture.height);
  return whole >= 1 && off > -MOST_OVER && off < MOST_UNDER ? whole / ratio : scale;
}

/** The nearest place to one that may be outside of a picture, along a side of so many pixels. */
export function inside(at, size) {
  return Math.max(0, Math.min(at, size - 1));
}

/** The nearest scale at which a pixel of the screen is a whole number of the glass's, where it is one at all. */
export function sharp(scale, ratio) {
  return scale * ratio < 1 ? scale : Math.round(scale * ratio) / ratio;
}

/** Whether each pixel of the screen is a whole number of the glass's. */
export function isWhole(scale, ratio) {
  const pixels = scale * ratio;
  return pixels > 0.999 && Math.abs(pixels - Math.round(pixels)) < 0.001;
}
