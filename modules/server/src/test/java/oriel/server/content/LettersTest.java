package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Pages.Ground;
import oriel.server.content.Pages.Smoothing;
import oriel.server.content.Pages.Style;

/** Letters are never blurred, in whatever script, font, size, colour and smoothing. */
class LettersTest {

    /** Of so many colours Tight makes no JPEG image, whatever is allowed. */
    private static final int FEW_COLOURS = 96;

    private final ContentSegmenter segmenter = new ContentSegmenter();

    private List<Rect> blurred(Framebuffer picture) {
        return Blurred.in(segmenter, picture, picture.bounds());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheGlyphsOfItsTexts(Typeface typeface) {
        assertTrue(typeface.isComplete());
    }

    @ParameterizedTest
    @MethodSource("oriel.server.content.Typeface#smoothed")
    void neverBlursText(Typeface typeface, Smoothing smoothing) {
        for (Ground ground : Ground.values()) {
            Framebuffer bare = Pages.ground(ground, 400, 200);
            Style.some(typeface, smoothing, ground.ordinal()).forEach(style -> {
                Framebuffer text = Pages.text(ground, 400, 200, style);
                assertTrue(Pages.differences(bare, text, text.bounds()) > 2000, "there is no text");
                for (Rect area : List.of(
                        text.bounds(), new Rect(7, 5, 100, 30), new Rect(16, 16, 64, 64), new Rect(31, 9, 47, 23))) {
                    List<Rect> blurred = Blurred.in(segmenter, text, area);
                    assertEquals(
                            0, Blurred.differences(bare, text, blurred), style + " on " + ground + " in " + blurred);
                }
            });
        }
    }

    @Test
    void neverBlursIcons() {
        Framebuffer bare = Pages.ground(Ground.WHITE, 900, 400);
        Framebuffer icons = Pages.icons(900, 400);
        assertTrue(Pages.differences(bare, icons, icons.bounds()) > 20_000, "there are no icons");
        List<Rect> blurred = blurred(icons).stream()
                .filter(rect -> Pages.colours(icons, rect) > FEW_COLOURS)
                .toList();
        assertEquals(0, Blurred.differences(bare, icons, blurred));
    }
}
