package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.server.content.Pages.Ground;
import oriel.server.content.Pages.Smoothing;
import oriel.server.content.Pages.Style;
import oriel.testkit.TestPictures;

/** What is found in an area. */
class ContentSegmenterTest {

    private static final Style STYLE = new Style(Typeface.SANS, 12, Smoothing.GREY);

    private final ContentSegmenter segmenter = new ContentSegmenter();

    private List<Rect> blurred(Framebuffer picture) {
        return Blurred.in(segmenter, picture, picture.bounds());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2, 4, 8, 20})
    void blursPhotographs(double grain) {
        Framebuffer photo = Pages.photo(640, 480, grain);
        double share = Blurred.share(blurred(photo), photo.bounds());
        assertTrue(share > 0.9, share + " of the picture");
    }

    @Test
    void makesLargeImagesOfPhotographs() {
        Framebuffer photo = Pages.photo(1024, 768, 4);
        assertEquals(12, blurred(photo).size());
    }

    @Test
    void neverBlursLineArt() {
        Random random = new Random(6);
        Framebuffer picture = Pages.ground(Ground.GENTLE, 640, 480);
        for (int i = 0; i < 60; i++) {
            int x = random.nextInt(600);
            int y = random.nextInt(440);
            picture.fill(new Rect(x, y, random.nextInt(2) * 38 + 1, random.nextInt(2) * 38 + 1), 0x405060);
        }
        Framebuffer bare = Pages.ground(Ground.GENTLE, 640, 480);
        for (Rect rect : blurred(picture)) {
            assertEquals(0, Pages.differences(bare, picture, rect), "blurred lines in " + rect);
        }
    }

    @Test
    void leavesASmallChangeInOnePiece() {
        Framebuffer text = Pages.text(Ground.WHITE, 200, 200, STYLE);
        for (Rect area : List.of(new Rect(3, 5, 16, 16), new Rect(3, 5, 100, 30), new Rect(0, 0, 100, 80))) {
            assertEquals(List.of(new Segment(area, false)), segmenter.segment(text, area, false));
            assertEquals(List.of(new Segment(area, false)), segmenter.segment(text, area, true));
        }
    }

    @Test
    void findsLargeSurfaces() {
        Framebuffer picture = TestPictures.noise(300, 300);
        picture.fill(new Rect(100, 40, 120, 200), 0x777777);
        Rect inside = new Rect(112, 48, 96, 192);
        assertTrue(segmenter.segment(picture, picture.bounds(), false).contains(new Segment(inside, false)));
        picture.fill(new Rect(112, 48, 8, 192), 0x777778);
        assertTrue(segmenter
                .segment(picture, picture.bounds(), false)
                .contains(new Segment(new Rect(128, 48, 80, 192), false)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void coversEveryPixelOnce(boolean lossy) {
        Random random = new Random(12);
        List<Framebuffer> pictures = new ArrayList<>(TestPictures.all());
        pictures.add(Pages.text(Ground.STEEP, 333, 222, STYLE));
        pictures.add(Pages.photo(277, 301, 1));
        pictures.add(TestPictures.desktop(700, 500));
        for (Framebuffer picture : pictures) {
            for (int i = 0; i < 20; i++) {
                scribble(random, picture);
                int x = random.nextInt(picture.width());
                int y = random.nextInt(picture.height());
                Rect area = new Rect(
                        x, y, 1 + random.nextInt(picture.width() - x), 1 + random.nextInt(picture.height() - y));
                List<Segment> parts = segmenter.segment(picture, area, lossy);
                assertCovered(area, picture, parts.stream().map(Segment::rect).toList());
                assertTrue(lossy || parts.stream().noneMatch(Segment::lossy));
            }
        }
    }

    @Test
    void whatLiesBeyondAnAreaDecidesNothing() {
        Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            Framebuffer alone = Pages.photo(129, 127, 4);
            for (int patches = random.nextInt(4); patches > 0; patches--) {
                scribble(random, alone);
            }
            Rect area = new Rect(11, 9, alone.width(), alone.height());
            Framebuffer dark = new Framebuffer(area.right(), area.bottom());
            Framebuffer noise = TestPictures.noise(area.right(), area.bottom());
            Pages.paste(alone, dark, area.x(), area.y());
            Pages.paste(alone, noise, area.x(), area.y());
            assertEquals(segmenter.segment(dark, area, true), segmenter.segment(noise, area, true));
        }
    }

    private static void scribble(Random random, Framebuffer picture) {
        int x = random.nextInt(picture.width());
        int y = random.nextInt(picture.height());
        picture.fill(
                new Rect(x, y, 1 + random.nextInt(picture.width() - x), 1 + random.nextInt(picture.height() - y)),
                random.nextInt(4) * 0x404040);
    }

    private static void assertCovered(Rect area, Framebuffer picture, List<Rect> pieces) {
        Framebuffer covered = new Framebuffer(picture.width(), picture.height());
        for (Rect piece : pieces) {
            assertTrue(area.contains(piece) && !piece.isEmpty(), piece + " of " + area);
            assertTrue(piece.width() <= 2048 && piece.area() <= ContentSegmenter.MAX_PIXELS, piece.toString());
            for (int y = piece.y(); y < piece.bottom(); y++) {
                for (int x = piece.x(); x < piece.right(); x++) {
                    assertEquals(0, covered.pixels()[covered.offset(x, y)]++, "twice: " + x + "," + y);
                }
            }
        }
        assertEquals(area.area(), pieces.stream().mapToLong(Rect::area).sum());
    }
}
