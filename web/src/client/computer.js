/** The clipboard of this computer, as far as the browser lets a page have it. */

/**
 * Whether the page may read it by itself: "granted", "prompt" if the browser would ask its user first, else "denied".
 * Firefox asks at each text, which is no way to look; pages that came over plain http may not read at all.
 */
export async function readPermission() {
  try {
    const { state } = await navigator.permissions.query({ name: "clipboard-read" });
    return window.isSecureContext && navigator.clipboard?.readText ? state : "denied";
  } catch {
    return "denied";
  }
}

/** The text on it, lines ending with LF; empty if there is none or the page may not have it. May ask the user. */
export async function readText() {
  try {
    return plain(await navigator.clipboard.readText());
  } catch {
    return "";
  }
}

/** A text with the ends of lines that all systems have in common. */
export function plain(text) {
  return text.replaceAll("\r\n", "\n");
}

/**
 * Puts a text on it, if the browser lets the page do so: while somebody uses it, mostly.
 *
 * @returns {Promise<boolean>} whether it is there now
 */
export async function writeText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copy(text);
  }
}

/** The same with an image; only where the page came safely, and the browser is a newer one. */
export async function writeImage(png) {
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    return true;
  } catch {
    return false;
  }
}

/** The old way, which works over plain http, too. */
function copy(text) {
  let done = false;
  const give = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData.setData("text/plain", text);
    done = true;
  };
  document.addEventListener("copy", give, { capture: true });
  try {
    return document.execCommand("copy") && done;
  } finally {
    document.removeEventListener("copy", give, { capture: true });
  }
}
