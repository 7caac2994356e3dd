/**
 * Small pictures, filtered well. A browser makes each pixel of the glass of the four that are nearest to it: shown at
 * less than half its size, a picture loses the others, and letters fall apart. So it is halved here first, as often as
 * needed, each pixel from four; the browser does the rest.
 */

const MOST_HALVINGS = 3;

/**
 * How often a picture is to be halved.
 *
 * @param {number} pixels of the glass that one of its own takes; none as long as it is not shown
 */
export function halvings(pixels) {
  let count = 0;
  for (let each = pixels; each > 0 && each < 0.5 && count < MOST_HALVINGS; each *= 2) {
    count += 1;
  }
  return count;
}

export class Smooth {
  #canvas;
  #steps = [];
  #size = "";

  /**
   * @param {HTMLCanvasElement} canvas what shows the picture; the halved one is laid over it
   * @param {Display} display noVNC's, which draws what has changed with each flip
   */
  constructor(canvas, display) {
    this.#canvas = canvas;
    const flip = display.flip;
    display.flip = (fromQueue) => {
      const { left, top, right, bottom } = display._damageBounds;
      flip.call(display, fromQueue);
      // Else it waits in a queue, and comes here again. Of several monitors, the canvas may show one.
      const { x, y } = display._viewportLoc;
      if (display._damageBounds.right === 0 && right > left) {
        this.#halve(left - x, top - y, right - x, bottom - y);
      }
    };
  }

  /** The picture is shown with so many pixels of the glass for each of its own, or somewhere else. */
  show(pixels) {
    const { width, height } = this.#canvas;
    const count = halvings(pixels);
    const size = `${count} ${width} ${height}`;
    if (size !== this.#size) {
      this.#size = size;
      this.#build(count, width, height);
    }
    this.#place();
  }

  #build(count, width, height) {
    this.#steps.at(-1)?.remove();
    this.#steps = Array.from({ length: count }, (_, i) => {
      const step = document.createElement("canvas");
      step.width = Math.ceil(width / 2 ** (i + 1));
      step.height = Math.ceil(height / 2 ** (i + 1));
      return step;
    });
    const last = this.#steps.at(-1);
    if (last) {
      Object.assign(last.style, { position: "absolute", pointerEvents: "none" });
      last.ariaHidden = "true";
      this.#canvas.after(last);
      this.#halve(0, 0, width, height);
    }
  }

  #place() {
    const last = this.#steps.at(-1);
    if (last) {
      const place = this.#canvas.parentElement;
      const box = this.#canvas.getBoundingClientRect();
      const around = place.getBoundingClientRect();
      last.style.left = `${box.left - around.left + place.scrollLeft}px`;
      last.style.top = `${box.top - around.top + place.scrollTop}px`;
      last.style.width = `${box.width}px`;
      last.style.height = `${box.height}px`;
    }
  }

  /** Only what has changed, out to whole pixels of the smaller picture. */
  #halve(left, top, right, bottom) {
    let from = this.#canvas;
    let area = [Math.max(0, left), Math.max(0, top), Math.min(right, from.width), Math.min(bottom, from.height)];
    if (area[2] <= area[0] || area[3] <= area[1]) {
      return;
    }
    for (const step of this.#steps) {
      area = [Math.floor(area[0] / 2), Math.floor(area[1] / 2), Math.ceil(area[2] / 2), Math.ceil(area[3] / 2)];
      const [x, y] = area;
      const width = area[2] - x;
      const height = area[3] - y;
      step.getContext("2d").drawImage(from, 2 * x, 2 * y, 2 * width, 2 * height, x, y, width, height);
      from = step;
    }
  }
}
