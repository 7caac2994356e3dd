package oriel.jpeg.turbo;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegProvider;
import oriel.encoding.JpegQuality;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.testkit.JpegContract;
import oriel.testkit.Programs;

/** libjpeg-turbo against the contract, and what may not reach native code. */
class TurboCoderTest implements JpegContract {

    private static final JpegQuality QUALITY = JpegQuality.ofLevel(5);

    @Override
    public JpegProvider provider() {
        return new TurboProvider();
    }

    @BeforeEach
    void needsTheLibrary() {
        provider().unavailableReason(Options.none("test")).ifPresent(Programs::leaveOut);
    }

    @Test
    void refusesWhatIsOutsideOfThePicture() throws PluginException {
        Framebuffer picture = new Framebuffer(20, 10);
        try (JpegCoder coder = provider().open(Options.none("test"))) {
            for (Rect rect : new Rect[] {new Rect(1, 0, 20, 10), new Rect(0, -1, 5, 5), new Rect(3, 3, 0, 4)}) {
                WireBuffer out = new WireBuffer(1);
                assertThrows(IllegalArgumentException.class, () -> coder.encode(picture, rect, QUALITY, out));
            }
        }
    }

    @Test
    void refusesToWorkOnceItIsClosed() throws PluginException {
        Framebuffer picture = new Framebuffer(20, 10);
        JpegCoder coder = provider().open(Options.none("test"));
        coder.close();
        coder.close();
        assertThrows(
                IllegalStateException.class, () -> coder.encode(picture, picture.bounds(), QUALITY, new WireBuffer(1)));
    }
}
