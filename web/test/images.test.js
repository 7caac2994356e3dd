import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MAX_BYTES } from "../src/client/companion.js";
import { Images, MOST_BYTES } from "../src/client/images.js";
import { write } from "../src/client/words.js";

let rfb;
let said;
let sent;
let arrived;
let wanted;
let images;

beforeEach(() => {
  said = [];
  sent = [];
  arrived = [];
  wanted = true;
  rfb = new EventTarget();
  rfb.hasCompanion = true;
  rfb.say = (text) => said.push(JSON.parse(text));
  rfb.send = async (bytes) => sent.push(bytes);
  images = new Images(rfb, () => wanted, (png) => arrived.push(png));
});

function hears(kind, members) {
  rfb.dispatchEvent(new CustomEvent("companion", { detail: write(kind, members) }));
}

function gets(bytes) {
  rfb.dispatchEvent(new CustomEvent("companionbytes", { detail: bytes }));
}

test("asks for an image piece by piece, and puts it together", async () => {
  const bytes = new Uint8Array(3 * MAX_BYTES + 5).map((_, i) => i * 7);
  hears("image-copied", { image: 4, bytes: bytes.length });
  for (let at = 0; at < bytes.length; at += MAX_BYTES) {
    const memory = bytes.slice(at, at + MAX_BYTES);
    gets(memory);
    memory.fill(0);
  }
  assert.deepEqual(
    said.map(({ kind, image, from }) => [kind, image, from]),
    [["want-image", 4, 0], ["want-image", 4, 2 * MAX_BYTES]],
  );
  assert.equal(arrived.length, 1);
  assert.equal(arrived[0].type, "image/png");
  assert.deepEqual(new Uint8Array(await arrived[0].arrayBuffer()), bytes);
});

test("forgets what something newer has taken the place of", () => {
  hears("image-copied", { image: 1, bytes: 10 });
  gets(new Uint8Array(4));
  hears("image-copied", { image: 2, bytes: 3 });
  gets(new Uint8Array(3));
  assert.deepEqual(said.map(({ image }) => image), [1, 2]);
  assert.deepEqual(arrived.map((png) => png.size), [3]);
  gets(new Uint8Array(3));
  assert.equal(arrived.length, 1, "nobody has asked for that");
});

test("asks for nothing that nobody wants, and believes no lengths without sense", () => {
  for (const bytes of [0, -1, 1.5, "9", null, MOST_BYTES + 1]) {
    hears("image-copied", { image: 1, bytes });
  }
  hears("image-copied", { image: "1", bytes: 9 });
  wanted = false;
  hears("image-copied", { image: 1, bytes: 9 });
  gets(new Uint8Array(9));
  assert.deepEqual([said, arrived], [[], []]);
});

test("leaves out an image that is longer than was said", () => {
  hears("image-copied", { image: 1, bytes: 9 });
  gets(new Uint8Array(10));
  assert.deepEqual(arrived, []);
});

test("announces an image and sends it", async () => {
  const image = new Blob([Uint8Array.of(1, 2, 3)], { type: "image/png" });
  assert.equal(await images.send(image), "");
  assert.deepEqual(said.map(({ kind, bytes }) => [kind, bytes]), [["image", 3]]);
  assert.deepEqual(sent, [Uint8Array.of(1, 2, 3)]);
});

test("says why an image does not go", async () => {
  const large = { type: "image/png", size: MOST_BYTES + 1 };
  assert.match(await images.send(large), /too large: the screen’s clipboard takes up to 32 MB/);
  assert.match(await images.send(new Blob(["no picture"], { type: "image/gif" })), /cannot read the picture/);
  rfb.hasCompanion = false;
  assert.match(await images.send(new Blob([], { type: "image/png" })), /takes no pictures/);
  assert.deepEqual([said, sent], [[], []]);
});
