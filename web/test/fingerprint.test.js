import assert from "node:assert/strict";
import { test } from "node:test";
import { fingerprint } from "../src/client/fingerprint.js";

test("shows the beginning of the SHA-1 of a key", async () => {
  assert.equal(await fingerprint(new TextEncoder().encode("abc")), "a9-99-3e-36-47-06-81-6a");
  assert.equal(await fingerprint(new Uint8Array(0)), "da-39-a3-ee-5e-6b-4b-0d");
});
