package oriel.capture.gdi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.capture.ClipboardImage;
import oriel.capture.ImageOutcome;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Keysyms;
import oriel.testkit.RecordingListener;

/** The parts that need no Windows. */
class PartsTest {

    @Test
    void saysElsewhereThatItNeedsWindows() {
        GdiProvider provider = new GdiProvider("Linux");
        assertEquals(Optional.of("not Windows"), provider.unavailableReason(Options.none("gdi")));
        PluginException refused =
                assertThrows(PluginException.class, () -> provider.open(Options.none("gdi"), new RecordingListener()));
        assertTrue(refused.remedy().contains("awt"), refused.remedy());
    }

    @Test
    void findsTheKeysOfKeysyms() {
        assertEquals(Optional.of(Stroke.ofKey(0x7b, false)), GdiKeyTable.key(Keysyms.F1 + 11));
        assertEquals(Optional.of(Stroke.ofKey(0x67, false)), GdiKeyTable.key(0xffb7));
        assertEquals(Optional.of(new Stroke(0x0d, 0, Stroke.EXTENDED)), GdiKeyTable.key(Keysyms.KP_ENTER));
        assertEquals(Optional.of(new Stroke(0xad, 0, Stroke.EXTENDED)), GdiKeyTable.key(0x1008ff12));
        assertEquals(Optional.empty(), GdiKeyTable.key('a'));
        assertEquals(Optional.empty(), GdiKeyTable.key(0));
        assertEquals(Optional.empty(), GdiKeyTable.key(-1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 640, 1280, 1366, 1920, 3840, 7680, 32768})
    void countsPlacesSoThatTheyComeBackToTheSamePixel(int length) {
        for (int pixel = 0; pixel < length; pixel += 1 + length / 5000) {
            int share = GdiInput.share(pixel, length);
            assertTrue(share >= 0 && share <= 65535);
            assertEquals(pixel, (int) ((long) share * length / 65536));
        }
        assertEquals(GdiInput.share(0, length), GdiInput.share(-7, length));
        assertEquals(GdiInput.share(length - 1, length), GdiInput.share(Integer.MAX_VALUE, length));
    }

    @Test
    void joinsAccentsWithLetters() {
        DeadKeys keys = new DeadKeys();
        assertEquals(Optional.empty(), keys.join('a'));
        assertTrue(keys.press(0xfe51));
        assertEquals(Optional.of("á"), keys.join('a'));
        assertEquals(Optional.empty(), keys.join('a'), "the accent was used");
        assertTrue(keys.press(0xfe57));
        assertEquals(Optional.of("\u00a8"), keys.join(' '));
        assertTrue(keys.press(0xfe53));
        assertEquals(Optional.of("~x"), keys.join('x'));
        assertFalse(keys.press('a'));
        assertFalse(keys.press(0xfe5e));
    }

    @Test
    void multipliesColoursWithAlpha() {
        int[] colours = {0xff336699, 0x80ff8000, 0x00ffffff};
        assertArrayEquals(new int[] {0xff336699, 0x80804000, 0}, CursorShape.coloured(new int[3], colours));
    }

    @Test
    void goesByTheMaskWhereThereIsNoAlpha() {
        int[] mask = {0, 0xffffff, 0xffffff};
        int[] colours = {0x336699, 0, 0xffffff};
        assertArrayEquals(new int[] {0xff336699, 0, 0xff000000}, CursorShape.coloured(mask, colours));
    }

    @Test
    void drawsCursorsWithoutColours() {
        int seen = 0xffffff;
        int[] mask = {0, 0, seen, seen, seen, /* and below */ 0, seen, 0, 0, seen};
        assertArrayEquals(
                new int[] {0xff000000, 0xffffffff, 0, 0xffffffff, 0xff000000}, CursorShape.monochrome(mask, 5));
    }

    @Test
    void saysWhyAnImageIsNotTaken() {
        byte[] png = Arrays.copyOf(HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000200000002000"), 100);
        ClipboardImage vast = ClipboardImage.of(png.clone()).orElseThrow();
        ByteBuffer.wrap(png).putInt(16, 9).putInt(20, 9);
        ClipboardImage broken = ClipboardImage.of(png).orElseThrow();
        GdiClipboard clipboard = new GdiClipboard(new RecordingListener(), 512 << 20);
        assertEquals(ImageOutcome.TOO_LARGE, clipboard.setImage(vast));
        assertEquals(ImageOutcome.UNREADABLE, clipboard.setImage(broken));
    }
}
