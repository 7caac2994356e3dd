package oriel.server.session;

/** The places of keys as viewers of QEMU's Extended Key Event tell them: rfbproto. */
final class ScanCode {

    private static final int PREFIX = 0xe000;
    private static final int PREFIXED = 0x80;
    private static final int MOST = 0xff;

    /** Print with the prefix, as it has it in the set; viewers send the code it has without. */
    private static final int PRINT_PREFIXED = 0xb7;

    private static final int PRINT = 0x54;

    private ScanCode() {}

    /**
     * A place as {@link oriel.capture.InputSink#key(int, int, boolean)} has it.
     *
     * @param code XT set 1, with the prefix E0 as bit 7 or in front; 0x54 and 0xb7 both mean Print
     * @return 0 if it is none
     */
    static int of(int code) {
        boolean prefixed = (code & ~MOST) == PREFIX;
        int bare = prefixed ? code & MOST | PREFIXED : code;
        if (bare < 1 || bare > MOST) {
            return 0;
        }
        return bare == PRINT_PREFIXED ? PRINT : bare;
    }
}
