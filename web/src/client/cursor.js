/**
 * noVNC's cursor at the size of the picture's pixels. The browser draws each of its pixels as one of CSS; where a pixel
 * of the screen is one of a finer glass, that is too large.
 */

/** Whether a browser takes a cursor whose pixels are finer than those of CSS. */
const isTaken = () => globalThis.CSS?.supports("cursor", 'image-set(url("data:,") 2x) 1 1, default') ?? false;

/**
 * Has a cursor drawn as fine as the picture is.
 *
 * @param {Cursor} cursor noVNC's
 * @param {() => number} density how many of its pixels go to one of CSS
 */
export function refine(cursor, density) {
  const change = cursor.change;
  cursor.change = (rgba, x, y, width, height) => {
    const isDrawn = cursor._canvas.style.position === "fixed"; // by the page, where the browser draws none
    const ratio = isDrawn || isTaken() ? density() : 1;
    const [left, top] = [Math.round(x / ratio), Math.round(y / ratio)];
    change.call(cursor, rgba, left, top, width, height);
    cursor._canvas.style.width = `${width / ratio}px`;
    cursor._canvas.style.height = `${height / ratio}px`;
    if (!isDrawn && ratio !== 1 && width > 0 && height > 0) {
      const image = cursor._canvas.toDataURL();
      cursor._target.style.cursor = `image-set(url("${image}") ${ratio}x) ${left} ${top}, default`;
    }
  };
}
