/** The monitors of a screen, as servers tell them: rfbproto "ExtendedDesktopSize Pseudo-encoding". */

const HEAD_BYTES = 4;
const MONITOR_BYTES = 16;

/** Most bytes that tell them. */
export const MOST_BYTES = HEAD_BYTES + 255 * MONITOR_BYTES;

/**
 * An area of the screen, in its pixels.
 *
 * @typedef {{x: number, y: number, width: number, height: number}} Area
 */

/**
 * The monitors, from left to right and from top to bottom; none that has no pixels.
 *
 * @param {Uint8Array} bytes what follows the head of the rectangle
 * @returns {Area[]} empty if not all of them are there
 */
export function monitorsOf(bytes) {
  const count = bytes[0] ?? 0;
  if (bytes.length < HEAD_BYTES + count * MONITOR_BYTES) {
    return [];
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const areas = Array.from({ length: count }, (_, i) => {
    const at = HEAD_BYTES + i * MONITOR_BYTES + 4;
    const [x, y, width, height] = [0, 2, 4, 6].map((offset) => view.getUint16(at + offset));
    return { x, y, width, height };
  });
  return areas.filter(({ width, height }) => width > 0 && height > 0).sort((a, b) => a.x - b.x || a.y - b.y);
}

/** Whether two lists are the same. */
export function areSame(some, others) {
  return JSON.stringify(some) === JSON.stringify(others);
}

/**
 * The address of a page that shows one of them alone, as soon as it is opened.
 *
 * @param {Location | URL} location address of a page
 * @param {number} number of the monitor, from 1
 */
export function addressOf(location, number) {
  const address = new URL(location.href);
  const fields = address.hash.slice(1).split("&").filter((field) => field && !/^(monitor|autoconnect)=/.test(field));
  address.hash = [...fields, `monitor=${number}`, "autoconnect=1"].join("&");
  return address.href;
}
