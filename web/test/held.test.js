import assert from "node:assert/strict";
import { mock, test } from "node:test";

globalThis.document = new EventTarget();
const { HeldPointer, POINTER_MOTION } = await import("../target/web/client/held.js");

/** A browser that gives the pointer, and a server that is told of lists. */
function page() {
  const said = [];
  const hold = (element) => {
    document.pointerLockElement = element;
    document.dispatchEvent(new Event("pointerlockchange"));
  };
  const canvas = { requestPointerLock: async () => hold(canvas) };
  document.exitPointerLock = () => hold(null);
  const pointer = new HeldPointer(canvas, { list: () => said.push("list"), tell: (state) => said.push(state) });
  return { said, canvas, pointer };
}

test("is held once the browser holds it and the server has agreed, until the browser lets it go", async () => {
  const { said, pointer } = page();
  await pointer.request();
  assert.equal(pointer.state, "asked");
  pointer.answered(false);
  assert.equal(pointer.state, "held");
  document.exitPointerLock();
  assert.equal(pointer.state, "free");
  assert.deepEqual(said, ["asked", "list", "held", "free", "list"]);
  pointer.close();
});

test("lists it in place of cursors, only while it is wanted", async () => {
  const { pointer } = page();
  const all = [7, -239, -223, 0x574d5664];
  assert.deepEqual(pointer.listed(all), all);
  await pointer.request();
  assert.deepEqual(pointer.listed(all), [7, -223, POINTER_MOTION]);
  pointer.close();
  assert.deepEqual(pointer.listed(all), all);
});

test("is let go where the server does not agree", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  try {
    const { said, pointer } = page();
    await pointer.request();
    mock.timers.tick(3000);
    assert.deepEqual(said, ["asked", "list", "free", "list", "refused"]);
    await pointer.request();
    pointer.answered(true);
    assert.equal(pointer.state, "free");
    await pointer.request();
    pointer.answered(false);
    mock.timers.tick(9000);
    assert.equal(pointer.state, "held");
    pointer.close();
  } finally {
    mock.timers.reset();
  }
});

test("says where the browser does not hold it", async () => {
  const { said, canvas, pointer } = page();
  canvas.requestPointerLock = () => Promise.reject(new Error("no"));
  await pointer.request();
  assert.deepEqual(said, ["unavailable"]);
  pointer.close();
});

test("loses nothing of a way, and fits it into a message", () => {
  const { pointer } = page();
  assert.deepEqual(pointer.way(3, -4), { x: 0x8002, y: 0x7ffb });
  assert.deepEqual(pointer.way(0.5, 0), { x: 0x7fff, y: 0x7fff });
  assert.deepEqual(pointer.way(0.75, 0), { x: 0x8000, y: 0x7fff });
  assert.deepEqual(pointer.way(99_999, -99_999), { x: 0xfffe, y: 0 });
  pointer.close();
});
