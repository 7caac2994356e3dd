/** How long texts of the clipboard are, and may be. */

/** How much of a message says it. */
export const HEAD_BYTES = 15;
const LENGTH_AT = 3;
const FLAGS_AT = 7;
const SIZE_AT = 11;
const TEXT = 1;
const CAPS = 1 << 24;

/**
 * How long a text a server takes unasked.
 *
 * @param {Uint8Array} message a ServerCutText without its type, or its beginning
 * @returns {number | null} bytes as they go over the line; null if the message does not say it
 */
export function unaskedBytes(message) {
  if (message.length < HEAD_BYTES) {
    return null;
  }
  const view = new DataView(message.buffer, message.byteOffset);
  const length = view.getInt32(LENGTH_AT);
  const flags = view.getInt32(FLAGS_AT);
  const says = length <= FLAGS_AT - HEAD_BYTES && (flags & CAPS) !== 0 && (flags & TEXT) !== 0;
  return says ? view.getUint32(SIZE_AT) : null;
}

/** Bytes of a text in UTF-8. */
export function utf8Bytes(text) {
  return new TextEncoder().encode(text).length;
}

/** And as it goes over the line: lines end with CR LF, the text with NUL. */
export function wireBytes(text) {
  return utf8Bytes(text.replaceAll(/\r\n|\r|\n/g, "\r\n")) + 1;
}
