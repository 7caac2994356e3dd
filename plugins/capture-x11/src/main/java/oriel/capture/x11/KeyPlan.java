package oriel.capture.x11;

/**
 * How to type a keysym on the keyboard as it is.
 *
 * @param keycode the key to press
 * @param toggles the modifiers whose state must be the other one meanwhile
 */
record KeyPlan(int keycode, int toggles) {}
