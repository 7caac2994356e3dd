import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { refine } from "../target/web/client/cursor.js";

afterEach(() => delete globalThis.CSS);

/** What of noVNC's cursor counts here; the browser draws it, or the page does. */
function cursor(position) {
  return {
    changed: [],
    _canvas: { style: { position }, toDataURL: () => "data:image/png;base64,AA" },
    _target: { style: { cursor: "" } },
    change(_rgba, ...numbers) {
      this.changed.push(numbers);
      this._target.style.cursor = position ? "none" : "url(large)";
    },
  };
}

function changed(position, density, [x, y, width, height] = [7, 4, 24, 32]) {
  const changing = cursor(position);
  refine(changing, () => density);
  changing.change([], x, y, width, height);
  const { style } = changing._canvas;
  return { numbers: changing.changed[0], css: changing._target.style.cursor, size: `${style.width} ${style.height}` };
}

test("a pixel of the cursor is one of a fine glass, as those of the picture are", () => {
  globalThis.CSS = { supports: () => true };
  const { numbers, css } = changed("", 2);
  assert.deepEqual(numbers, [4, 2, 24, 32]);
  assert.equal(css, 'image-set(url("data:image/png;base64,AA") 2x) 4 2, default');
  assert.match(changed("", 1.5).css, / 1\.5x\) 5 3, default$/);
});

test("on a glass that is not fine, or by a browser that cannot, it is as it was", () => {
  globalThis.CSS = { supports: () => true };
  assert.equal(changed("", 1).css, "url(large)");
  globalThis.CSS = { supports: () => false };
  assert.deepEqual(changed("", 2), { numbers: [7, 4, 24, 32], css: "url(large)", size: "24px 32px" });
});

test("a cursor that the page draws is as fine, too", () => {
  assert.deepEqual(changed("fixed", 2), { numbers: [4, 2, 24, 32], css: "none", size: "12px 16px" });
});

test("none is none", () => {
  globalThis.CSS = { supports: () => true };
  assert.equal(changed("", 2, [0, 0, 0, 0]).css, "url(large)");
});
