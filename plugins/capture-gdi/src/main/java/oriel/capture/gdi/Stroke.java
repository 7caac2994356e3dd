package oriel.capture.gdi;

/**
 * A key as SendInput takes it.
 *
 * @param key virtual-key code; 0 for a character
 * @param scan code of the place of a key, or a UTF-16 unit of a character
 * @param flags KEYEVENTF_ flags of a press
 */
record Stroke(int key, int scan, int flags) {

    /** KEYEVENTF_EXTENDEDKEY. */
    static final int EXTENDED = 1;

    /** KEYEVENTF_KEYUP. */
    static final int UP = 2;

    /** KEYEVENTF_UNICODE. */
    static final int UNICODE = 4;

    static Stroke ofKey(int key, boolean extended) {
        return new Stroke(key, 0, extended ? EXTENDED : 0);
    }

    static Stroke ofUnit(char unit) {
        return new Stroke(0, unit, UNICODE);
    }
}
