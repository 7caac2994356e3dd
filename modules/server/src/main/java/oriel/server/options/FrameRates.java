package oriel.server.options;

/**
 * The most updates a second that a viewer gets, by its {@link NetworkProfile}.
 *
 * @param localhost 1 to 1000
 * @param lan 1 to 1000
 * @param wan 1 to 1000
 */
public record FrameRates(int localhost, int lan, int wan) {

    /** The rates of the Python server. */
    public static final FrameRates DEFAULT = new FrameRates(120, 90, 30);

    /** Checks the ranges. */
    public FrameRates {
        check(localhost);
        check(lan);
        check(wan);
    }

    private static void check(int rate) {
        if (rate < 1 || rate > 1000) {
            throw new IllegalArgumentException(rate + " updates a second");
        }
    }

    /** The rate for a viewer. */
    public int of(NetworkProfile profile) {
        return switch (profile) {
            case LOCALHOST -> localhost;
            case LAN -> lan;
            case WAN -> wan;
        };
    }
}
