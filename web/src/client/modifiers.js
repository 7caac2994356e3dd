/** Which keys modify others, and which of them are down while an event says so. */

import KeyTable from "../noVNC/core/input/keysym.js";

export const SHIFTS = [KeyTable.XK_Shift_L, KeyTable.XK_Shift_R];
export const LEVELS = [KeyTable.XK_ISO_Level3_Shift, KeyTable.XK_Mode_switch];
export const CONTROLS = [KeyTable.XK_Control_L, KeyTable.XK_Control_R];

/** Systems do not agree on which of the last ones is which. */
const FAMILIES = [
  { symbols: SHIFTS, said: ["Shift"] },
  { symbols: CONTROLS, said: ["Control"] },
  {
    symbols: [
      ...LEVELS,
      KeyTable.XK_Alt_L,
      KeyTable.XK_Alt_R,
      KeyTable.XK_Meta_L,
      KeyTable.XK_Meta_R,
      KeyTable.XK_Super_L,
      KeyTable.XK_Super_R,
    ],
    said: ["Alt", "AltGraph", "Meta", "OS", "Super"],
  },
];

export function isModifier(keysym) {
  return FAMILIES.some(({ symbols }) => symbols.includes(keysym));
}

/**
 * Modifiers that an event says are not held.
 *
 * @param {KeyboardEvent | MouseEvent} event what is asked
 * @param {number | undefined} own keysym of the event's own key, which is told in its own way
 * @returns {number[]} their keysyms
 */
export function notHeld(event, own) {
  return FAMILIES.filter(({ symbols }) => !symbols.includes(own))
    .filter(({ said }) => !said.some((name) => event.getModifierState(name)))
    .flatMap(({ symbols }) => symbols);
}
