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

    private List<Segment> shown(Framebuffer picture, long version, EncodeSettings settings) throws Exception {
        Shown shown = new Shown(picture, AREA, Optional.of(new Shown.Origin(1, version)));
        return pool.segment(shown, Loss.WHERE_ALLOWED, settings);
    }

    @Test
    void whatSeveralAreShownAlikeIsLookedAtOnce() throws Exception {
        Framebuffer other = new Framebuffer(AREA.right(), AREA.bottom());
        List<Segment> lossy = List.of(new Segment(AREA, true));
        assertEquals(lossy, shown(photo, 7, LOSSY));
        assertEquals(lossy, shown(other, 7, LOSSY), "nobody has looked");
        assertEquals(List.of(new Segment(AREA, false)), shown(other, 8, LOSSY));
        assertEquals(List.of(new Segment(AREA, false)), shown(photo, 7, LOSSLESS));
    }

    @Test
    void whatIsShownToOneIsNotKept() throws Exception {
        Framebuffer other = new Framebuffer(AREA.right(), AREA.bottom());
        assertEquals(List.of(new Segment(AREA, true)), pool.segment(new Shown(photo, AREA), Loss.ALWAYS, LOSSY));
        assertEquals(List.of(new Segment(AREA, false)), pool.segment(new Shown(other, AREA), Loss.ALWAYS, LOSSY));
    }

    @Test
    void theOldestIsForgotten() throws Exception {
        Framebuffer other = new Framebuffer(AREA.right(), AREA.bottom());
        for (int version = 0; version <= 256; version++) {
            shown(photo, version, LOSSY);
        }
        assertEquals(List.of(new Segment(AREA, true)), shown(other, 1, LOSSY));
        assertEquals(List.of(new Segment(AREA, false)), shown(other, 0, LOSSY));
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
