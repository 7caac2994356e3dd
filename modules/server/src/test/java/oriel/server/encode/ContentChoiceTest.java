package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import oriel.encoding.DeflateCoders;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.JpegCoder;
import oriel.encoding.JpegProvider;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Photo;
import oriel.server.content.SegmenterPool;
import oriel.server.content.Shown;
import oriel.server.encode.EncodeTask.Piece;
import oriel.server.options.EncodingOptions;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;

/** What an area shows decides which encoder gets which part of it, and whether it may lose anything. */
class ContentChoiceTest {

    private static final int ALWAYS_LOSSY = 21;
    private static final int LOSSY_WHERE_ALLOWED = 7;
    private static final int NEVER_LOSSY = 16;
    private static final int QUALITY = Encodings.QUALITY_LEVEL_0 + 6;

    private static final EncoderTools WITH_JPEG =
            new EncoderTools(DeflateCoders.BASIC, Optional.of(Configured.plain(new NoImages())));

    private static final Rect PHOTO = new Rect(128, 64, 256, 192);

    /** A photograph among lines. */
    private final Framebuffer picture = picture();

    private static Framebuffer picture() {
        Framebuffer picture = new Framebuffer(512, 320);
        picture.fill(picture.bounds(), 0xffffff);
        for (int y = 0; y < picture.height(); y += 8) {
            picture.fill(new Rect(0, y, picture.width(), 1), 0x202020);
        }
        Framebuffer photo = new Photo(3).draw(PHOTO.width(), PHOTO.height());
        for (int y = 0; y < photo.height(); y++) {
            System.arraycopy(
                    photo.pixels(),
                    photo.offset(0, y),
                    picture.pixels(),
                    picture.offset(PHOTO.x(), PHOTO.y() + y),
                    photo.width());
        }
        return picture;
    }

    private static NotedEncoders noted(int encoding, Loss loss) {
        return new NotedEncoders(encoding, new EncoderTraits(loss, Memory.NONE, 1000, 1_000_000));
    }

    private List<Piece> pieces(EncoderTools tools, boolean exact, int... listed) throws Exception {
        EncoderPool pool = new EncoderPool(
                List.of(
                        Configured.plain(noted(Encodings.RAW, Loss.NEVER)),
                        Configured.plain(noted(NEVER_LOSSY, Loss.NEVER)),
                        Configured.plain(noted(LOSSY_WHERE_ALLOWED, Loss.WHERE_ALLOWED)),
                        Configured.plain(noted(ALWAYS_LOSSY, Loss.ALWAYS))),
                tools);
        EncodingChooser chooser = new EncodingChooser(
                pool, new SegmenterPool(), EncodingOptions.DEFAULT, NetworkProfile.LAN, EncodingOrder.OF_VIEWER);
        ClientParams params =
                ClientParams.INITIAL.withEncodings(IntStream.of(listed).boxed().toList());
        List<Piece> pieces = chooser.pieces(params, picture.bounds(), new Shown(picture, picture.bounds()), exact);
        assertEquals(
                picture.bounds().area(),
                pieces.stream().mapToLong(piece -> piece.rect().area()).sum());
        return pieces;
    }

    private static List<Piece> of(List<Piece> pieces, int encoding) {
        return pieces.stream()
                .filter(piece -> piece.offer().encoding() == encoding)
                .toList();
    }

    private static boolean mayLose(Piece piece) {
        return piece.settings().jpeg().isPresent();
    }

    private static void assertPhotograph(List<Piece> pieces) {
        long area = pieces.stream().mapToLong(piece -> piece.rect().area()).sum();
        assertTrue(area > PHOTO.area() * 3 / 4, area + " pixels");
        pieces.forEach(piece -> assertTrue(PHOTO.contains(piece.rect()), piece.toString()));
    }

    @Test
    void anEncoderThatAlwaysLosesGetsThePhotographAloneAndTheNextOneTheRest() throws Exception {
        List<Piece> pieces = pieces(WITH_JPEG, false, ALWAYS_LOSSY, NEVER_LOSSY, QUALITY);
        assertPhotograph(of(pieces, ALWAYS_LOSSY));
        assertTrue(of(pieces, ALWAYS_LOSSY).stream().allMatch(ContentChoiceTest::mayLose));
        assertTrue(of(pieces, NEVER_LOSSY).stream().noneMatch(ContentChoiceTest::mayLose));
        assertEquals(List.of(), of(pieces, Encodings.RAW));
    }

    @Test
    void withoutAnotherEncoderTheRestIsRaw() throws Exception {
        List<Piece> pieces = pieces(WITH_JPEG, false, ALWAYS_LOSSY, QUALITY);
        assertPhotograph(of(pieces, ALWAYS_LOSSY));
        assertEquals(
                pieces.size(),
                of(pieces, ALWAYS_LOSSY).size() + of(pieces, Encodings.RAW).size());
    }

    @Test
    void anEncoderThatMayLoseIsAllowedToInThePhotographAlone() throws Exception {
        List<Piece> pieces = pieces(WITH_JPEG, false, LOSSY_WHERE_ALLOWED, QUALITY);
        assertEquals(pieces, of(pieces, LOSSY_WHERE_ALLOWED));
        assertPhotograph(pieces.stream().filter(ContentChoiceTest::mayLose).toList());
    }

    @Test
    void nothingIsLostWithoutSomethingThatMakesImages() throws Exception {
        List<Piece> pieces = pieces(EncoderTools.BASIC, false, LOSSY_WHERE_ALLOWED, QUALITY);
        assertTrue(pieces.stream().noneMatch(ContentChoiceTest::mayLose));
        assertEquals(
                pieces(WITH_JPEG, false, LOSSY_WHERE_ALLOWED).size(),
                pieces.size(),
                "cut as for a viewer without loss");
    }

    @Test
    void nothingIsLostThatMustBeExactOrThatTheViewerDoesNotAllow() throws Exception {
        for (List<Piece> pieces : List.of(
                pieces(WITH_JPEG, true, ALWAYS_LOSSY, LOSSY_WHERE_ALLOWED, QUALITY),
                pieces(WITH_JPEG, false, ALWAYS_LOSSY, LOSSY_WHERE_ALLOWED))) {
            assertEquals(pieces, of(pieces, LOSSY_WHERE_ALLOWED));
            assertTrue(pieces.stream().noneMatch(ContentChoiceTest::mayLose));
        }
    }

    @Test
    void anAreaIsNotCutForAnEncoderThatNeverLoses() throws Exception {
        List<Piece> pieces = pieces(WITH_JPEG, false, NEVER_LOSSY, ALWAYS_LOSSY, QUALITY);
        assertEquals(List.of(picture.bounds()), pieces.stream().map(Piece::rect).toList());
        List<Piece> exact = pieces(WITH_JPEG, true, ALWAYS_LOSSY, NEVER_LOSSY, QUALITY);
        assertEquals(List.of(picture.bounds()), exact.stream().map(Piece::rect).toList(), "nor for one that gets none");
    }

    /** Would make images. */
    private static final class NoImages implements JpegProvider {

        @Override
        public String name() {
            return "none";
        }

        @Override
        public Optional<String> unavailableReason(Options options) {
            return Optional.empty();
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public JpegCoder open(Options options) {
            throw new AssertionError("nothing is encoded here");
        }
    }
}
