/** Where somebody is on the page: which panel is open, and where the keyboard and its caret are. */

/**
 * Notes it, before a lost connection takes it away.
 *
 * @returns {{panel: string | null, focus: string | null, caret: [number, number] | null}} ids, and what is marked
 */
export function notePlace() {
  const { id, selectionStart: from, selectionEnd: to } = document.activeElement ?? {};
  const panel = document.querySelector(".panel:not([hidden])")?.id ?? null;
  return { panel, focus: id || null, caret: Number.isInteger(from) ? [from, to] : null };
}

/**
 * Leads back there.
 *
 * @param {{panel: string | null, focus: string | null, caret: [number, number] | null}} place what was noted
 * @param {Bar} bar opens the panel
 * @returns {boolean} false if the keyboard was nowhere else than in the screen
 */
export function leadBack({ panel, focus, caret }, bar) {
  bar.open(panel);
  const element = document.getElementById(focus ?? "");
  if (!element?.closest("#bar") || element.closest("[hidden]")) {
    return false;
  }
  element.focus();
  if (caret) {
    element.setSelectionRange(...caret);
  }
  return document.activeElement === element;
}
