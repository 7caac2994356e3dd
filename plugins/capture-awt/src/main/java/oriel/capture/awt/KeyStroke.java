package oriel.capture.awt;

/**
 * A key of AWT.
 *
 * @param keyCode one of KeyEvent's VK_ numbers
 * @param shifted true if it means what is wanted with Shift only
 * @param character true if Shift makes a difference
 */
record KeyStroke(int keyCode, boolean shifted, boolean character) {}
