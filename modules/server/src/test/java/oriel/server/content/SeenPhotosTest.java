package oriel.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegQuality;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.server.content.ContentClassifier.Look;
import oriel.server.content.Pages.Smoothing;
import oriel.server.content.Pages.Style;

/** In a film, a block is searched for letters in one picture of four, and a caption is found at once all the same. */
class SeenPhotosTest {

    private static final int ACROSS = 32;
    private static final int DOWN = 8;

    private final SeenPhotos seen = new SeenPhotos();

    private void next() {
        seen.next(ACROSS, DOWN);
    }

    /** Searches what is not trusted; how many blocks that were. */
    private int search(boolean photo) {
        int searched = 0;
        for (int place = 0; place < ACROSS * DOWN; place++) {
            if (!seen.isTrusted(place, false)) {
                seen.searched(place, false, photo);
                searched++;
            }
        }
        return searched;
    }

    private void film(int pictures) {
        for (int i = 0; i < pictures; i++) {
            next();
            search(true);
        }
    }

    @Test
    void whatWasAPhotographEightTimesIsSearchedInOnePictureOfFour() {
        for (int i = 0; i < SeenPhotos.SURE; i++) {
            next();
            assertEquals(ACROSS * DOWN, search(true));
        }
        int[] searches = new int[ACROSS * DOWN];
        for (int i = 0; i < SeenPhotos.PAUSE; i++) {
            next();
            for (int place = 0; place < searches.length; place++) {
                searches[place] += seen.isTrusted(place, false) ? 0 : 1;
            }
        }
        assertTrue(IntStream.of(searches).allMatch(times -> times == 1), "each once");
    }

    @Test
    void aLineOfSixteenBlocksMeetsSomeThatAreSearchedInEveryPicture() {
        film(SeenPhotos.SURE);
        for (int i = 0; i < SeenPhotos.PAUSE; i++) {
            next();
            for (int row = 0; row < DOWN; row++) {
                for (int left = 0; left + 16 <= ACROSS; left++) {
                    int first = row * ACROSS + left;
                    assertTrue(IntStream.range(first, first + 16).anyMatch(place -> !seen.isTrusted(place, false)));
                }
            }
        }
    }

    @Test
    void aBlockThatLooksOtherwiseIsSearched() {
        film(SeenPhotos.SURE);
        next();
        int trusted =
                IntStream.range(0, ACROSS).filter(seen::isSought).findFirst().orElseThrow() + SeenPhotos.PAUSE;
        assertTrue(seen.isTrusted(trusted, false));
        assertFalse(seen.isTrusted(trusted, true), "flat, and it was not");
        seen.searched(trusted, true, true);
        assertFalse(seen.isTrusted(trusted, true), "once is not again and again");
    }

    @Test
    void lettersWhereNoneWereMakeItWrong() {
        film(SeenPhotos.SURE);
        next();
        search(true);
        assertFalse(seen.isWrong());
        next();
        search(false);
        assertTrue(seen.isWrong());
        seen.forget();
        assertFalse(seen.isWrong());
        assertEquals(ACROSS * DOWN, search(true));
    }

    @Test
    void lettersThatHaveAlwaysBeenThereDoNot() {
        for (int i = 0; i < 2 * SeenPhotos.SURE; i++) {
            next();
            seen.searched(0, false, false);
            assertFalse(seen.isTrusted(0, false));
            assertFalse(seen.isWrong());
        }
    }

    @Test
    void anotherGridIsAnotherArea() {
        film(SeenPhotos.SURE);
        seen.next(DOWN, ACROSS);
        assertEquals(ACROSS * DOWN, search(true));
    }

    private static final Rect SCREEN = new Rect(0, 0, 512, 288);

    private static Framebuffer frame(Framebuffer scenery, int index) {
        Framebuffer frame = new Framebuffer(SCREEN.width(), SCREEN.height());
        frame.copyFrom(scenery, SCREEN);
        for (int y = 0; y < SCREEN.height(); y++) {
            System.arraycopy(
                    scenery.pixels(),
                    scenery.offset(3 * index % 64, y + 5 * index % 64),
                    frame.pixels(),
                    frame.offset(0, y),
                    SCREEN.width());
        }
        return frame;
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 22, 23})
    void aCaptionInAFilmIsCutAsIfItWereTheFirstPicture(int pictures) {
        EncodeSettings lossy =
                new EncodeSettings(PixelFormat.NATIVE, EncodeSettings.UNSET, Optional.of(JpegQuality.ofLevel(8)));
        SegmenterPool pool = new SegmenterPool();
        Framebuffer scenery = Pages.photo(SCREEN.width() + 64, SCREEN.height() + 64, 6);
        for (int i = 0; i < pictures; i++) {
            pool.segment(frame(scenery, i), SCREEN, Loss.WHERE_ALLOWED, lossy);
        }
        Style style = new Style(Typeface.SANS, 24, Smoothing.GREY);
        Framebuffer caption = Pages.caption(frame(scenery, pictures), style, 0xffffff, 200);
        List<Segment> found = pool.segment(caption, SCREEN, Loss.WHERE_ALLOWED, lossy);
        assertEquals(new SegmenterPool().segment(caption, SCREEN, Loss.WHERE_ALLOWED, lossy), found);
        assertTrue(found.stream().anyMatch(part -> !part.lossy()), "no caption was found");
        assertTrue(found.stream().anyMatch(Segment::lossy), "no film was found");
    }

    private static Framebuffer noise(int seed) {
        Random random = new Random(seed);
        Framebuffer picture = new Framebuffer(Block.SIDE, Block.SIDE);
        Arrays.setAll(picture.pixels(), i -> random.nextInt(1 << 24));
        return picture;
    }

    private static Look look(ContentClassifier looks, Framebuffer picture) {
        looks.load(picture, picture.bounds(), 0);
        return looks.look(0);
    }

    /** Of what is judged by itself nothing is remembered: each may be of another picture. */
    @Test
    void aClassifierTrustsNobodyByItself() {
        ContentClassifier looks = new ContentClassifier();
        for (int i = 0; i < 24; i++) {
            assertEquals(Look.PHOTO, look(looks, noise(i)));
        }
        for (int i = 0; i < 2 * SeenPhotos.PAUSE; i++) {
            Framebuffer drawn = noise(i);
            drawn.fill(new Rect(3, 5, 9, 3), 0xffffff);
            assertEquals(look(new ContentClassifier(), drawn), look(looks, drawn));
            assertNotEquals(Look.PHOTO, look(looks, drawn));
            for (int k = 0; k < SeenPhotos.SURE + i; k++) {
                look(looks, noise(k));
            }
        }
    }
}
