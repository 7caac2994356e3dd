package oriel.capture.x11.input;

/**
 * How to type a keysym on the keyboard as it is.
 *
 * @param keycode the key to press
 * @param toggles the modifiers that keys bring about (Shift, AltGr) and whose state must be the other one meanwhile
 * @param locks the locks (Caps Lock, Num Lock) whose state must be the other one meanwhile
 * @param group the layout that must be in effect meanwhile, 0 to 3
 */
record KeyPlan(int keycode, int toggles, int locks, int group) {}
