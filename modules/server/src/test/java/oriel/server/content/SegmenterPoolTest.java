package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegQuality;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/** An area is cut as an encoder needs it. */
class SegmenterPoolTest {

    private static final Rect AREA = new Rect(3, 5, 64, 64);
    private static final EncodeSettings LOSSLESS = EncodeSettings.lossless(PixelFormat.NATIVE);
    private static final EncodeSettings LOSSY =
            new EncodeSettings(PixelFormat.NATIVE, EncodeSettings.UNSET, Optional.of(JpegQuality.ofLevel(5)));

    private final SegmenterPool pool = new SegmenterPool();
    private final Framebuffer photo = Tiles.picture(AREA, "PPPP", "PPPP", "PPPP", "PPPP");

    @Test
    void nothingIsCutForAnEncoderThatNeverLosesAnything() {
        assertEquals(List.of(new Segment(AREA, true)), pool.segment(photo, AREA, Loss.NEVER, LOSSLESS));
    }

    @Test
    void photographsAreSoughtWhereLossIsAllowed() {
        for (Loss loss : Loss.values()) {
            boolean never = loss == Loss.NEVER;
            for (int turn = 0; turn < 2; turn++) {
                assertEquals(List.of(new Segment(AREA, true)), pool.segment(photo, AREA, loss, LOSSY));
                assertEquals(List.of(new Segment(AREA, never)), pool.segment(photo, AREA, loss, LOSSLESS));
            }
        }
    }
}
