/** What the user likes, kept by the browser for the next visit; and the password, if asked, for the life of the tab. */

const KEY = "oriel";
const PASSWORD_KEY = "oriel-password";
const DEFAULTS = { resize: "fit", quality: 6, compression: 2, clipboard: true, statistics: false, bar: 0.5 };

/** Settings as they were left; the usual ones where nothing was, or where the browser keeps nothing. */
export function settings() {
  try {
    return { ...DEFAULTS, ...JSON.parse(localStorage.getItem(KEY) ?? "{}") };
  } catch {
    return { ...DEFAULTS };
  }
}

/**
 * Keeps some of them.
 *
 * @param {Partial<typeof DEFAULTS>} some those that changed
 */
export function keep(some) {
  attempt(() => localStorage.setItem(KEY, JSON.stringify({ ...settings(), ...some })));
}

/** The password that was to be remembered in this tab, or an empty text. */
export function keptPassword() {
  let password = "";
  attempt(() => {
    password = sessionStorage.getItem(PASSWORD_KEY) ?? "";
  });
  return password;
}

/**
 * Remembers a password until the tab is closed, or forgets it.
 *
 * @param {string} password an empty text to forget it
 */
export function keepPassword(password) {
  attempt(() => (password ? sessionStorage.setItem(PASSWORD_KEY, password) : sessionStorage.removeItem(PASSWORD_KEY)));
}

/** Browsers may forbid to keep anything; the page works without. */
function attempt(act) {
  try {
    act();
  } catch {
    return;
  }
}
