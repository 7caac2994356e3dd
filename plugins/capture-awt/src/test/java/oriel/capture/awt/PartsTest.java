package oriel.capture.awt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Rectangle;
import java.awt.event.KeyEvent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.capture.ClipboardImage;
import oriel.capture.ImageOutcome;
import oriel.capture.ScreenLayout.Monitor;
import oriel.rfb.Keysyms;
import oriel.rfb.Rect;

/** The parts that need no display. */
class PartsTest {

    @Test
    void beginsAtTheLeftmostMonitor() {
        AwtDesktop desktop = AwtDesktop.of(List.of(new Rectangle(0, 0, 800, 600), new Rectangle(-640, 100, 640, 480)));
        assertEquals(new Rectangle(-640, 0, 1440, 600), desktop.bounds());
        assertEquals(
                List.of(new Monitor(0, new Rect(640, 0, 800, 600)), new Monitor(1, new Rect(0, 100, 640, 480))),
                desktop.layout().monitors());
    }

    @Test
    void saysWhyAnImageIsNotTaken() {
        byte[] png = Arrays.copyOf(HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000200000002000"), 100);
        ClipboardImage vast = ClipboardImage.of(png.clone()).orElseThrow();
        ByteBuffer.wrap(png).putInt(16, 9).putInt(20, 9);
        ClipboardImage broken = ClipboardImage.of(png).orElseThrow();
        try (AwtClipboard clipboard = new AwtClipboard(text -> {}, 512 << 20)) {
            assertEquals(ImageOutcome.TOO_LARGE, clipboard.setImage(vast));
            assertEquals(ImageOutcome.UNREADABLE, clipboard.setImage(broken));
        }
    }

    @Test
    void findsTheKeysOfKeysyms() {
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_A, false, true)), AwtKeyTable.key('a'));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_A, true, true)), AwtKeyTable.key('A'));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_1, true, true)), AwtKeyTable.key('!'));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_F24, false, false)), AwtKeyTable.key(Keysyms.F1 + 23));
        assertEquals(Optional.of(new KeyStroke(KeyEvent.VK_NUMPAD7, false, false)), AwtKeyTable.key(0xffb7));
        assertEquals(Optional.empty(), AwtKeyTable.key(Keysyms.F1 + 30));
        assertEquals(Optional.empty(), AwtKeyTable.key(0));
        assertEquals(Optional.empty(), AwtKeyTable.key(-1));
    }
}
