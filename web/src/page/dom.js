/** The few words that all parts of the page use to reach its elements. */

/**
 * An element by its id.
 *
 * @param {string} id as the page has it
 * @returns {any} the element
 */
export function byId(id) {
  return document.getElementById(id);
}

/**
 * Calls back when something happens to an element.
 *
 * @param {string} id of the element
 * @param {string} type of the event
 * @param {(event: Event) => void} act what then happens
 */
export function on(id, type, act) {
  byId(id).addEventListener(type, act);
}

/** Closes one of the bar's panels, if it is open. */
export function closePanel(id) {
  byId(id).hidden = true;
  byId(`open-${id}`).setAttribute("aria-expanded", "false");
}
