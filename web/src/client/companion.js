/**
 * Texts and bytes between Oriel and its page, in the connection of the screen: the page lists a pseudo-encoding,
 * which other servers ignore; from then on both may send a message of a type of its own, then a kind, two bytes of
 * padding, a length of 32 bits, and so many bytes.
 */

export const COMPANION = 0x4f52494c;
export const MESSAGE = 79;
const HEAD_BYTES = 8;
const TEXT = 0;
const BINARY = 1;

/** Most bytes of one message. */
export const MAX_BYTES = 1 << 16;

/** Whether a text is short enough. */
export function isSayable(text) {
  return new TextEncoder().encode(text).length <= MAX_BYTES;
}

/**
 * Sends a text.
 *
 * @param {Websock} sock noVNC's way to the server
 * @param {string} text that is sayable
 */
export function pushText(sock, text) {
  push(sock, TEXT, new TextEncoder().encode(text));
}

/**
 * Sends bytes.
 *
 * @param {Websock} sock noVNC's way to the server
 * @param {Uint8Array} bytes at most {@link MAX_BYTES}
 */
export function pushBytes(sock, bytes) {
  push(sock, BINARY, bytes);
}

function push(sock, kind, bytes) {
  sock.sQpush8(MESSAGE);
  sock.sQpush8(kind);
  sock.sQpush16(0);
  sock.sQpush32(bytes.length);
  sock.sQpushBytes(bytes);
  sock.flush();
}

/**
 * Takes a message, if it is all there.
 *
 * @param {Websock} sock noVNC's way from the server
 * @return {{missing?: boolean, wrong?: string, text?: string, bytes?: Uint8Array}} whether more has to come first, or
 *     what is wrong, or what it holds; nothing for a message of a kind that is not known
 */
export function shiftMessage(sock) {
  if (sock.rQwait("companion message", HEAD_BYTES)) {
    return { missing: true };
  }
  sock.rQskipBytes(1);
  const kind = sock.rQshift8();
  sock.rQskipBytes(2);
  const length = sock.rQshift32();
  if (length > MAX_BYTES) {
    return { wrong: `A companion message of ${length} bytes` };
  }
  if (sock.rQwait("companion message", length, HEAD_BYTES)) {
    return { missing: true };
  }
  const bytes = sock.rQshiftBytes(length);
  if (kind === TEXT) {
    return { text: new TextDecoder().decode(bytes) };
  }
  return kind === BINARY ? { bytes } : {};
}
