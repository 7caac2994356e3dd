package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Pages.Ground;
import oriel.server.content.Pages.Smoothing;
import oriel.server.content.Pages.Style;

/** Photographs among letters are blurred, and letters on photographs are not. */
class PhotographsTest {

    private final ContentSegmenter segmenter = new ContentSegmenter();

    private List<Rect> blurred(Framebuffer picture) {
        return Blurred.in(segmenter, picture, picture.bounds());
    }

    @ParameterizedTest
    @MethodSource("oriel.server.content.Typeface#smoothed")
    void tellsAPhotographFromTheTextAroundIt(Typeface typeface, Smoothing smoothing) {
        Framebuffer photo = Pages.photo(320, 240, 3);
        for (Ground ground : Ground.values()) {
            Framebuffer empty = Pages.ground(ground, 520, 400);
            Style.some(typeface, smoothing, ground.ordinal()).forEach(style -> {
                Rect place = new Rect(81 + style.size(), 37 + style.size(), photo.width(), photo.height());
                Framebuffer bare = new Framebuffer(520, 400);
                bare.copyFrom(empty, empty.bounds());
                Framebuffer page = Pages.text(ground, 520, 400, style);
                Pages.paste(photo, bare, place.x(), place.y());
                Pages.paste(photo, page, place.x(), place.y());
                List<Rect> blurred = blurred(page);
                assertEquals(0, Blurred.differences(bare, page, blurred), style + " on " + ground + " in " + blurred);
                double share = Blurred.share(blurred, place);
                assertTrue(share > 0.75, share + " of the photograph by " + style + " on " + ground);
            });
        }
    }

    /** Each at an odd place and at those beside the blocks of 16 pixels that are looked at. */
    private static final List<Point> PLACES = List.of(
            new Point(131, 77),
            new Point(128, 77),
            new Point(131, 80),
            new Point(143, 95),
            new Point(129, 81),
            new Point(141, 93),
            new Point(130, 94));

    @ParameterizedTest
    @EnumSource
    void followsTheBorderOfAPhotographToThePixel(Typeface typeface) {
        Framebuffer photograph = Pages.photo(400, 300, 3);
        for (Ground ground : Ground.values()) {
            Framebuffer text = Pages.text(ground, 700, 500, new Style(typeface, 12, Smoothing.GREY));
            for (Point place : PLACES) {
                Rect photo = new Rect(place.x, place.y, photograph.width(), photograph.height());
                Framebuffer page = new Framebuffer(text.width(), text.height());
                page.copyFrom(text, text.bounds());
                Pages.paste(photograph, page, photo.x(), photo.y());
                List<Rect> blurred = blurred(page);
                blurred.forEach(rect -> assertTrue(
                        photo.contains(rect),
                        rect + " reaches beyond " + photo + " among " + typeface + " on " + ground));
                double share = Blurred.share(blurred, photo);
                assertTrue(share > 0.9, share + " of " + photo + " among " + typeface + " on " + ground);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("oriel.server.content.Typeface#smoothed")
    void blursNoMoreOfCaptionsOnPhotographsThanTheTipsOfLetters(Typeface typeface, Smoothing smoothing) {
        int all = 0;
        int lost = 0;
        int turn = 0;
        for (double grain : new double[] {0, 2, 3}) {
            Framebuffer photo = Pages.photo(400, 200, grain);
            for (int ink : new int[] {0xffffff, 0x000000, 0xffff00}) {
                for (Style style : Style.some(typeface, smoothing, turn++).toList()) {
                    Framebuffer page = Pages.caption(photo, style, ink, 90 + style.size());
                    int blurred = Blurred.differences(photo, page, blurred(page));
                    assertTrue(
                            blurred < 50,
                            blurred + " of " + style + " in " + Integer.toHexString(ink) + " on " + grain);
                    all += Pages.differences(photo, page, page.bounds());
                    lost += blurred;
                }
            }
        }
        assertTrue(2000L * lost < all, lost + " of " + all);
    }

    @Test
    void blursThePhotographAroundACaption() {
        Framebuffer photo = Pages.photo(640, 480, 3);
        Framebuffer page = Pages.caption(photo, new Style(Typeface.SANS, 20, Smoothing.GREY), 0xffffff, 440);
        double share = Blurred.share(blurred(page), photo.bounds());
        assertTrue(share > 0.85, share + " of the picture");
    }

    @ParameterizedTest
    @ValueSource(ints = {0xffffff, 0x000000, 0x20c0ff})
    void neverBlursThinRulesOnAPhotograph(int ink) {
        for (double grain : new double[] {0, 3, 8}) {
            Framebuffer photo = Pages.photo(400, 300, grain);
            Framebuffer ruled = Pages.photo(400, 300, grain);
            for (int i = 1; i < 6; i++) {
                ruled.fill(new Rect(20, i * 45, 350, 1), ink);
                ruled.fill(new Rect(i * 61, 10, 1, 280), ink);
            }
            assertEquals(0, Blurred.differences(photo, ruled, blurred(ruled)), "on grain " + grain);
        }
    }
}
