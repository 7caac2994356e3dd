/** What people compare instead of a server's key. */

const BYTES = 8;

/**
 * The first bytes of the key's SHA-1, as RealVNC's viewers write them.
 *
 * @param {Uint8Array} key as the server sent it
 * @returns {Promise<string>} like "1f-10-f0-c1-2e-05-f7-86"
 */
export async function fingerprint(key) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-1", key));
  return [...sum.slice(0, BYTES)].map((byte) => byte.toString(16).padStart(2, "0")).join("-");
}
