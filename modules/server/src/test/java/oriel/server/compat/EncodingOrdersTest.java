package oriel.server.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.server.encode.EncodingOrder;
import oriel.server.options.EncodingOptions;
import oriel.server.options.LanRules;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;

/** The viewer's order, or on demand the one of the Python server. */
class EncodingOrdersTest {

    private static final Rect SCREEN = new Rect(0, 0, 1000, 1000);
    private static final Rect SMALL = new Rect(0, 0, 50, 50);
    private static final Rect LARGE = new Rect(0, 0, 1000, 500);
    private static final List<Integer> ALL = List.of(16, 7, 21, 6, 5, 2, 0, -24);

    private static EncodingOptions options(Optional<LanRules> rules, EncodingOptions.UltraVnc ultra) {
        return EncodingOptions.DEFAULT
                .withDisabled(Set.of(15))
                .withLanRules(rules)
                .withUltraVnc(ultra);
    }

    private static EncodingOrder python(NetworkProfile network) {
        return EncodingOrders.of(options(Optional.of(LanRules.DEFAULT), EncodingOptions.DEFAULT.ultraVnc()), network);
    }

    private static ClientParams lists(List<Integer> encodings) {
        return ClientParams.INITIAL.withEncodings(encodings);
    }

    private static int first(EncodingOrder rules, ClientParams profile, Rect rect) {
        return rules.of(profile, rect, SCREEN).get(0);
    }

    private static void warm(EncodingOrder rules) {
        for (int i = 0; i < 3; i++) {
            rules.requested(TimeUnit.MILLISECONDS.toNanos(i));
        }
    }

    @Test
    void withoutRulesTheViewersOrderCountsButForWhatIsDisabled() {
        EncodingOrder rules =
                EncodingOrders.of(options(Optional.empty(), EncodingOptions.DEFAULT.ultraVnc()), NetworkProfile.LAN);
        assertEquals(List.of(16, 5, -239), rules.of(lists(List.of(16, 15, 5, -239)), SMALL, SCREEN));
    }

    @Test
    void onTheSameMachineRawAlone() {
        assertEquals(List.of(0), python(NetworkProfile.LOCALHOST).of(lists(ALL), LARGE, SCREEN));
    }

    @Test
    void farAwayAFixedOrderOfWhatIsListed() {
        EncodingOrder rules = python(NetworkProfile.WAN);
        assertEquals(List.of(7, 5, 2, 16, 0), rules.of(lists(ALL), SMALL, SCREEN));
        assertEquals(List.of(2, 16, 0), rules.of(lists(List.of(16, 2)), SMALL, SCREEN));
    }

    @Test
    void onTheLocalNetworkBySize() {
        EncodingOrder rules = python(NetworkProfile.LAN);
        assertEquals(21, first(rules, lists(ALL), LARGE), "not Tight before the third request");
        warm(rules);
        assertEquals(7, first(rules, lists(ALL), LARGE));
        assertEquals(6, first(rules, lists(List.of(6, 16)), LARGE));
        assertEquals(0, first(rules, lists(ALL), SMALL));
        assertEquals(
                0,
                first(
                        rules,
                        lists(ALL)
                                .withFormat(
                                        PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6))),
                        LARGE));
        assertEquals(21, first(rules, lists(List.of(16, 21)), LARGE));
        assertEquals(2, first(rules, lists(List.of(16, 5, 2)), LARGE));
    }

    /** At each limit of the rules that count is on one side of it what they say there. */
    @ParameterizedTest
    @CsvSource({
        "100, 100, 32, 0", // a hundredth of the screen
        "250, 400, 32, 7", // a tenth: more pixels than Raw may have, enough of the screen for Tight
        "256, 256, 32, 0", // exactly as many pixels as Raw may have, and too little of the screen for Tight
        "257, 256, 32, 7", // more
        "499, 400, 32, 7", // less than a fifth
    })
    @CsvSource({"100, 100, 16, 0", "250, 400, 16, 7", "500, 400, 16, 21", "499, 400, 16, 7", "500, 400, 8, 0"})
    void eachSizeHasItsEncodingOnTheLocalNetwork(int width, int height, int bits, int encoding) {
        EncodingOrder rules = python(NetworkProfile.LAN);
        warm(rules);
        PixelFormat format = bits == 32
                ? PixelFormat.NATIVE
                : bits == 16
                        ? PixelFormat.trueColour(16, 16, false, PixelFormat.channels(31, 11, 63, 5, 31, 0))
                        : PixelFormat.trueColour(8, 8, false, PixelFormat.channels(7, 0, 7, 3, 3, 6));
        ClientParams params = lists(List.of(16, 7, 21, 6, 5, 2)).withFormat(format);
        assertEquals(encoding, first(rules, params, new Rect(0, 0, width, height)));
    }

    /** A screen of 200 pixels, and rules under each of which a rectangle of 10x10 just falls. */
    @ParameterizedTest
    @CsvSource({"zlib, 10, 10, 7", "zlib, 11, 9, 0", "zlib share, 10, 10, 7", "zlib share, 11, 9, 0"})
    @CsvSource({"jpeg, 10, 10, 21", "jpeg, 11, 9, 0", "jpeg share, 10, 10, 21", "jpeg share, 11, 9, 0"})
    @CsvSource({"raw, 10, 10, 0", "raw, 20, 6, 7", "raw share, 10, 10, 0", "raw share, 20, 6, 7"})
    void rulesBeginOrEndAtTheirNumbers(String rule, int width, int height, int encoding) {
        LanRules.Raw any = new LanRules.Raw(1, 1000);
        LanRules.Zlib never = new LanRules.Zlib(false, 0, 0, 0, Duration.ofSeconds(1));
        LanRules.JpegRange qualities = new LanRules.JpegRange(50, 1, 100);
        LanRules.Jpeg none = new LanRules.Jpeg(2, 0, qualities);
        LanRules rules = switch (rule) {
            case "zlib" -> new LanRules(any, new LanRules.Zlib(true, 0, 100, 0, Duration.ofSeconds(1)), none);
            case "zlib share" -> new LanRules(any, new LanRules.Zlib(true, 0.5, 0, 0, Duration.ofSeconds(1)), none);
            case "jpeg" -> new LanRules(any, never, new LanRules.Jpeg(0, 100, qualities));
            case "jpeg share" -> new LanRules(any, never, new LanRules.Jpeg(0.5, 0, qualities));
            case "raw" -> new LanRules(new LanRules.Raw(1, 100), never, none);
            default -> new LanRules(new LanRules.Raw(0.5, 1000), never, none);
        };
        EncodingOrder order =
                EncodingOrders.of(options(Optional.of(rules), EncodingOptions.DEFAULT.ultraVnc()), NetworkProfile.LAN);
        order.requested(TimeUnit.HOURS.toNanos(1));
        ClientParams params = lists(List.of(16, 7, 21, 6, 5, 2));
        Rect rect = new Rect(0, 0, width, height);
        assertEquals(encoding, order.of(params, rect, new Rect(0, 0, 20, 10)).get(0));
    }

    @Test
    void viewersLikeUltraVncsWaitForRequestsAndTimeCountedFromTheFirst() {
        ClientParams ultra = lists(List.of(10, 7, 16));
        EncodingOrder order = rules(new EncodingOptions.UltraVnc(false, 2, Duration.ofMillis(5)));
        long hour = TimeUnit.HOURS.toNanos(1);
        order.requested(hour);
        order.requested(hour + TimeUnit.MILLISECONDS.toNanos(5));
        assertEquals(List.of(10, 16), order.of(ultra, SMALL, SCREEN), "two requests are to be without");
        EncodingOrder slower = rules(new EncodingOptions.UltraVnc(false, 0, Duration.ofMillis(5)));
        slower.requested(hour);
        slower.requested(hour + TimeUnit.MILLISECONDS.toNanos(5) - 1);
        assertEquals(List.of(10, 16), slower.of(ultra, SMALL, SCREEN), "it is too early");
        slower.requested(hour + TimeUnit.MILLISECONDS.toNanos(5));
        assertEquals(List.of(10, 7, 16), slower.of(ultra, SMALL, SCREEN));
    }

    @Test
    void tightComesFirstFromTheThirdRequestOnWhileNoPauseIsLongerThanAllowed() {
        EncodingOrder rules = python(NetworkProfile.LAN);
        for (int i = 0; i < 5; i++) {
            assertEquals(i > 2 ? 7 : 21, first(rules, lists(ALL), LARGE), "after " + i + " requests");
            rules.requested(TimeUnit.MILLISECONDS.toNanos(i * 1500L));
        }
        rules.requested(TimeUnit.MILLISECONDS.toNanos(4 * 1500 + 1501));
        assertEquals(21, first(rules, lists(ALL), LARGE));
        rules.requested(TimeUnit.MILLISECONDS.toNanos(4 * 1500 + 1502));
        assertEquals(21, first(rules, lists(ALL), LARGE), "it does not come back");
    }

    @Test
    void aLongPauseEndsTheUseOfTight() {
        EncodingOrder rules = python(NetworkProfile.LAN);
        warm(rules);
        rules.requested(TimeUnit.SECONDS.toNanos(2));
        assertEquals(21, first(rules, lists(ALL), LARGE));
    }

    @Test
    void viewersLikeUltraVncsMayBeDeniedTightOrMadeToWaitForIt() {
        ClientParams ultra = lists(List.of(9, 7, 16));
        EncodingOrder never = rules(new EncodingOptions.UltraVnc(true, 0, Duration.ZERO));
        warm(never);
        assertEquals(List.of(9, 16), never.of(ultra, SMALL, SCREEN));
        assertEquals(List.of(7, 16), never.of(lists(List.of(7, 16)), SMALL, SCREEN));
        EncodingOrder later = rules(new EncodingOptions.UltraVnc(false, 2, Duration.ofMillis(5)));
        warm(later);
        assertEquals(List.of(9, 16), later.of(ultra, SMALL, SCREEN));
        later.requested(TimeUnit.MILLISECONDS.toNanos(5));
        assertEquals(List.of(9, 7, 16), later.of(ultra, SMALL, SCREEN));
    }

    private static EncodingOrder rules(EncodingOptions.UltraVnc ultra) {
        return EncodingOrders.of(options(Optional.empty(), ultra), NetworkProfile.LAN);
    }

    @Test
    void everyEncodingOfAnOrderIsListedOrRaw() {
        for (NetworkProfile network : NetworkProfile.values()) {
            EncodingOrder rules = python(network);
            warm(rules);
            Stream.of(SMALL, LARGE)
                    .flatMap(rect -> rules.of(lists(List.of(5)), rect, SCREEN).stream())
                    .forEach(encoding -> assertTrue(encoding == 5 || encoding == 0, () -> network + ": " + encoding));
        }
    }
}
