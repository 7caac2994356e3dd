/** What a telephone or a tablet does for a page: it stays awake, shares files, keeps the page among its programs. */

/** Whether fingers on the glass are how the device is used, or one way of it. */
export function hasGlass() {
  return matchMedia("(any-pointer: coarse)").matches;
}

/**
 * Keeps the device from going to sleep while a screen is shown: to look at it needs no touch.
 *
 * @param {() => boolean} needed whether a screen is shown now
 * @returns {() => void} to be called when that has changed
 */
export function stayAwake(needed) {
  let lock = null;
  let asked = false;

  const look = async () => {
    const wanted = needed() && !document.hidden;
    if (wanted && !lock && !asked) {
      asked = true;
      // Refused where the battery is low, for example: then the device sleeps as usual until something changes.
      lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
      asked = false;
      if (lock) {
        lock.addEventListener("release", () => {
          lock = null;
        });
        look(); // It may have taken so long that nothing is shown any more.
      }
    } else if (!wanted && lock) {
      lock.release();
      lock = null;
    }
  };
  document.addEventListener("visibilitychange", look);
  return look;
}

/**
 * Hands a file to whatever the device offers, where it is one that shares; a mouse has a folder for files.
 *
 * @param {File} file what is shared
 * @returns {Promise<boolean>} false if it does not share such files
 */
export async function share(file) {
  const sharing = matchMedia("(pointer: coarse)").matches && navigator.canShare?.({ files: [file] });
  if (!sharing) {
    return false;
  }
  try {
    await navigator.share({ files: [file], title: file.name });
    return true;
  } catch (error) {
    return error.name === "AbortError"; // Whoever has closed the sheet does not want the file.
  }
}

/**
 * Shows a page that says what is wrong when the server does not answer some day, where the page was installed: there
 * is no browser around it then that would say so. A browser offers that only on lines that it trusts.
 */
export function expectOffline() {
  if (matchMedia("(display-mode: standalone)").matches || navigator.standalone) {
    navigator.serviceWorker?.register("worker.js").catch(() => {});
  }
}
