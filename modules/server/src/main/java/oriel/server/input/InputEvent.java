package oriel.server.input;

/** What a viewer does at its keyboard and its mouse. */
sealed interface InputEvent {

    /** When it came, by the engine's clock. */
    long nanos();

    /**
     * A KeyEvent.
     *
     * @param keysym 0 if it is not known
     * @param scanCode the key's place; 0 if it is not known
     */
    record Key(int keysym, int scanCode, boolean down, long nanos) implements InputEvent {}

    /**
     * A PointerEvent.
     *
     * @param buttons bit 0 is button 1
     */
    record Pointer(int x, int y, int buttons, long nanos) implements InputEvent {}

    /**
     * A PointerEvent that tells how far the pointer was moved.
     *
     * @param buttons bit 0 is button 1
     */
    record Motion(int x, int y, int buttons, long nanos) implements InputEvent {

        private static final int LONGEST = 1 << 16;

        /** Both ways in one. */
        Motion behind(Motion earlier) {
            return new Motion(sum(earlier.x, x), sum(earlier.y, y), buttons, nanos);
        }

        private static int sum(int one, int other) {
            return Math.max(-LONGEST, Math.min(LONGEST, one + other));
        }
    }
}
