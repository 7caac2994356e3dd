package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import oriel.capture.Screen;
import oriel.rfb.Framebuffer;

/**
 * Reads the pictures that the program xwd (X window dump, version 7) writes: an independent view of an X display, to
 * compare captures with. TrueColor of 16 or 32 bits a pixel; channels of other than 8 bits are scaled and rounded.
 */
public final class XwdPicture {

    private static final int VERSION = 7;
    private static final int Z_PIXMAP = 2;
    private static final int TRUE_COLOR = 4;
    private static final int COLOUR_BYTES = 12;
    private static final int MOST_TRIES = 20;
    private static final Duration SETTLED = Duration.ofMillis(50);

    private XwdPicture() {}

    /** What a display shows now. Needs Debian's package x11-apps; without it the test is left out. */
    public static Framebuffer of(Xvfb xvfb) throws IOException, InterruptedException {
        return of(xvfb.display());
    }

    /**
     * What a display shows now, by its name. xwd asks for windows and sizes first, for the pixels then: a screen that became
     * smaller in between has the server refuse (BadMatch), as has a window that was closed (BadWindow), and xwd is asked again.
     */
    public static Framebuffer of(String display) throws IOException, InterruptedException {
        Programs.require("xwd", "x11-apps");
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return parse(Programs.run(display, "xwd", "-root", "-silent"));
            } catch (AssertionError e) {
                if (!String.valueOf(e.getMessage()).matches("(?s).*Bad(Match|Window).*")) {
                    throw e;
                }
            }
        }
        return parse(Programs.run(display, "xwd", "-root", "-silent"));
    }

    /** The picture in a dump. */
    public static Framebuffer parse(byte[] dump) {
        ByteBuffer in = ByteBuffer.wrap(dump).order(ByteOrder.BIG_ENDIAN);
        int headerBytes = in.getInt(0);
        assertEquals(VERSION, in.getInt(4), "version of the dump");
        assertEquals(Z_PIXMAP, in.getInt(8), "format of the dump");
        assertEquals(TRUE_COLOR, in.getInt(52), "visual class of the dump");
        int bits = in.getInt(44);
        assertTrue(bits == 16 || bits == 32, () -> bits + " bits a pixel");
        int start = headerBytes + in.getInt(76) * COLOUR_BYTES;
        int rowBytes = in.getInt(48);
        int[] masks = {in.getInt(56), in.getInt(60), in.getInt(64)};
        Framebuffer picture = new Framebuffer(in.getInt(16), in.getInt(20));
        in.order(in.getInt(28) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean plain = bits == 32 && masks[0] == 0xff0000 && masks[1] == 0xff00 && masks[2] == 0xff;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int at = start + y * rowBytes + x * bits / 8;
                int raw = bits == 16 ? in.getShort(at) & 0xffff : in.getInt(at);
                picture.pixels()[picture.offset(x, y)] = plain ? raw & 0xffffff : colour(raw, masks);
            }
        }
        return picture;
    }

    private static int colour(int raw, int[] masks) {
        return channel(raw, masks[0]) << 16 | channel(raw, masks[1]) << 8 | channel(raw, masks[2]);
    }

    private static int channel(int raw, int mask) {
        int max = mask >>> Integer.numberOfTrailingZeros(mask);
        int value = (raw & mask) >>> Integer.numberOfTrailingZeros(mask);
        return (int) Math.round(value * 255.0 / max);
    }

    /** Captures until nothing changes any more; fails unless the sink has then what the display showed before. */
    public static void assertShown(Xvfb xvfb, Screen screen, RecordingSink sink)
            throws IOException, InterruptedException {
        Framebuffer wanted = of(xvfb);
        do {
            sink.forget();
            screen.capture(sink, SETTLED);
        } while (!sink.areas().isEmpty());
        assertEquals(Optional.empty(), difference(wanted, sink.picture()));
    }

    /** Says where two pictures differ, for the message of a failing test; empty if they are the same. */
    public static Optional<String> difference(Framebuffer wanted, Framebuffer found) {
        if (wanted.width() != found.width() || wanted.height() != found.height()) {
            return Optional.of(wanted.bounds() + " against " + found.bounds());
        }
        long count = 0;
        String first = "";
        for (int i = 0; i < wanted.width() * wanted.height(); i++) {
            if (wanted.pixels()[i] != found.pixels()[i]) {
                first = count > 0
                        ? first
                        : String.format(
                                "first at %d,%d: %06x, not %06x",
                                i % wanted.width(), i / wanted.width(), found.pixels()[i], wanted.pixels()[i]);
                count++;
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(count + " pixels differ, " + first);
    }
}
