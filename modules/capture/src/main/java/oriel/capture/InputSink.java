package oriel.capture;

/**
 * Presses keys and moves the pointer. Called from any thread, one call at a time; it may take its time, since no viewer's
 * session waits for it. Input that cannot be given (a lost screen, an unknown key) is dropped.
 */
public interface InputSink {

    /**
     * Presses or releases a key. A second press without a release is an auto-repeat.
     *
     * @param keysym X11 keysym, as KeyEvent carries it (RFC 6143 section 7.5.4)
     */
    void key(int keysym, boolean down);

    /**
     * Presses or releases a key of which the viewer knows the place too, as QEMU's Extended Key Event carries it (rfbproto
     * "QEMU Extended Key Event Message"). Sinks that can press keys by their place do so; the others go by the keysym.
     *
     * @param keysym 0 if the viewer knows the place alone
     * @param scanCode XT set 1; the prefix E0 is bit 7, so {@code 0x9d} is the right Control key
     */
    default void key(int keysym, int scanCode, boolean down) {
        key(keysym, down);
    }

    /**
     * True if two keysyms stand on one key of this screen's keyboard, as 1 and the exclamation mark do on many: a viewer
     * whose person lets Shift go first releases the key by its other name.
     */
    default boolean areOnOneKey(int keysym, int other) {
        return false;
    }

    /** Moves the pointer to a pixel of the screen. */
    void move(int x, int y);

    /** True if this screen's pointer can be moved by {@link #moveBy}. */
    default boolean movesByWays() {
        return false;
    }

    /**
     * Moves the pointer so far from where it is, as a mouse does: programs that hide it and hold it in one place, as games do,
     * follow nothing else. Without effect where {@link #movesByWays} is false.
     *
     * @param x to the right, or less than 0
     * @param y down, or less than 0
     */
    default void moveBy(int x, int y) {}

    /**
     * Presses or releases a button.
     *
     * @param button 1 left, 2 middle, 3 right, 4 to 7 wheel up, down, left, right, 8 back, 9 forward
     */
    void button(int button, boolean down);
}
