package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.JpegQuality;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.scenes.Photo;
import oriel.server.content.SegmenterPool;
import oriel.server.content.Shown;
import oriel.server.options.EncodingOptions;
import oriel.server.options.LanRules;
import oriel.server.options.LanRules.JpegRange;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;

/** Encoders are chosen in the viewer's order; what the server does not have leaves no trace. */
class EncodingChooserTest {

    private static final int LOSSY = 21;

    private final EncodingChooser chooser = new EncodingChooser(
            NotedEncoders.pool(
                    NotedEncoders.withMemory(Encodings.RAW, Memory.NONE), NotedEncoders.withMemory(16, Memory.NONE)),
            new SegmenterPool(),
            EncodingOptions.DEFAULT,
            NetworkProfile.LAN,
            EncodingOrder.OF_VIEWER);

    @Test
    void takesTheFirstListedEncodingThatThereIs() throws Exception {
        assertEquals(16, choose(List.of(-239, 99_999, 16, Encodings.RAW)));
        assertEquals(Encodings.RAW, choose(List.of(-239, 99_999, Encodings.RAW, 16)));
        assertEquals(Encodings.RAW, choose(List.of()));
    }

    @Test
    void remembersNoEncodingThatTheServerDoesNotHave() throws Exception {
        choose(strange(0));
        long before = usedBytes();
        for (int i = 1; i <= 20; i++) {
            assertEquals(16, choose(strange(i)));
        }
        long more = usedBytes() - before;
        assertTrue(more < 16 << 20, () -> "20 lists left " + more + " bytes behind");
    }

    /** As many numbers as SetEncodings holds; each list has its own, and at the end one that the server has. */
    private static List<Integer> strange(int list) {
        return IntStream.concat(IntStream.range(1, 65_535).map(i -> (list + 1 << 16) + i), IntStream.of(16))
                .boxed()
                .toList();
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ClientParams listing(int... listed) {
        return ClientParams.INITIAL.withEncodings(IntStream.of(listed).boxed().toList());
    }

    /** The settings of what a viewer gets that allows JPEG. */
    private static EncodeSettings settings(EncodingChooser of, int... besides) throws Exception {
        ClientParams params =
                listing(IntStream.concat(IntStream.of(LOSSY, Encodings.QUALITY_LEVEL_0), IntStream.of(besides))
                        .toArray());
        Framebuffer photo = new Photo(3).draw(64, 64);
        return of.pieces(params, photo.bounds(), new Shown(photo, photo.bounds()), false)
                .get(0)
                .settings();
    }

    private static EncodingChooser chooser(EncodingOptions options, NetworkProfile network, EncodingOrder order) {
        EncoderPool pool = NotedEncoders.pool(
                NotedEncoders.withMemory(Encodings.RAW, Memory.NONE),
                new NotedEncoders(LOSSY, new EncoderTraits(Loss.ALWAYS, Memory.NONE, 1000, 1_000_000)));
        return new EncodingChooser(pool, new SegmenterPool(), options, network, order);
    }

    @Test
    void theQualityFollowsTheLineOnALocalNetworkWithThePythonServersRules() throws Exception {
        EncodingOptions rules = EncodingOptions.DEFAULT.withLanRules(Optional.of(LanRules.DEFAULT));
        EncodingChooser lan = chooser(rules, NetworkProfile.LAN, EncodingOrder.OF_VIEWER);
        JpegRange range = LanRules.DEFAULT.jpeg().quality();
        assertEquals(range.initial(), settings(lan).jpeg().orElseThrow().quality());
        lan.learn(2, 1);
        assertEquals(range.initial() - 5, settings(lan).jpeg().orElseThrow().quality());

        EncodingChooser wan = chooser(rules, NetworkProfile.WAN, EncodingOrder.OF_VIEWER);
        wan.learn(2, 1);
        assertEquals(
                JpegQuality.ofLevel(0).quality(),
                settings(wan).jpeg().orElseThrow().quality());
    }

    @Test
    void compressesAsHardAsTheViewerSaysElseAsTheOperatorSaysForALocalNetwork() throws Exception {
        EncodingOptions levels = EncodingOptions.DEFAULT.withLanLevels(Map.of(LOSSY, 3));
        EncodingChooser lan = chooser(levels, NetworkProfile.LAN, EncodingOrder.OF_VIEWER);
        assertEquals(3, settings(lan).compressLevel());
        assertEquals(7, settings(lan, Encodings.COMPRESSION_LEVEL_0 + 7).compressLevel());
        EncodingChooser wan = chooser(levels, NetworkProfile.WAN, EncodingOrder.OF_VIEWER);
        assertEquals(EncodeSettings.UNSET, settings(wan).compressLevel());
        assertEquals(7, settings(wan, Encodings.COMPRESSION_LEVEL_0 + 7).compressLevel());
    }

    @Test
    void anOrderHearsOfRequests() throws Exception {
        List<Long> requests = new ArrayList<>();
        EncodingOrder counting = new EncodingOrder() {
            @Override
            public List<Integer> of(ClientParams params, Rect rect, Rect screen) {
                return List.of();
            }

            @Override
            public void requested(long nanos) {
                requests.add(nanos);
            }
        };
        chooser(EncodingOptions.DEFAULT, NetworkProfile.LAN, counting).requested(7);
        assertEquals(List.of(7L), requests);
    }

    @ParameterizedTest
    @CsvSource({
        "250x130, 1000x1000, 1000000, '250x130'",
        "250x3, 100x1000, 1000, '100x3 100x3 50x3'",
        "100x130, 100x1000, 10000, '100x64 100x64 100x2'",
        "100x130, 100x70, 1000000, '100x64 100x64 100x2'",
        "100x130, 100x64, 1000000, '100x64 100x64 100x2'",
        "100x130, 100x63, 1000000, '100x63 100x63 100x4'",
        "50x400, 100x1000, 10000, '50x192 50x192 50x16'",
        "130x2, 100x1000, 100, '100x1 30x1 100x1 30x1'",
        "64x3, 64x1, 64, '64x1 64x1 64x1'"
    })
    void cutsAnAreaIntoRowsOfWholeTilesThatTheEncoderTakes(String size, String largest, int maxPixels, String sizes) {
        Rect most = area(largest);
        EncoderTraits traits = new EncoderTraits(Loss.NEVER, Memory.NONE, most.width(), most.height(), maxPixels);
        EncoderPool pool = NotedEncoders.pool(new NotedEncoders(Encodings.RAW, traits));
        EncodingChooser any = new EncodingChooser(
                pool, new SegmenterPool(), EncodingOptions.DEFAULT, NetworkProfile.LAN, EncodingOrder.OF_VIEWER);
        Rect area = area(size);
        List<Rect> rects = any.fewestPieces(ClientParams.INITIAL, area, area).stream()
                .map(EncodeTask.Piece::rect)
                .toList();
        assertEquals(area.area(), rects.stream().mapToLong(Rect::area).sum());
        String cut =
                rects.stream().map(each -> each.width() + "x" + each.height()).collect(Collectors.joining(" "));
        assertEquals(sizes, cut);
    }

    /** Somewhere, of a size such as 64x3. */
    private static Rect area(String size) {
        String[] sides = size.split("x");
        return new Rect(5, 7, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private int choose(List<Integer> listed) throws Exception {
        Framebuffer picture = new Framebuffer(8, 8);
        return chooser.pieces(
                        ClientParams.INITIAL.withEncodings(listed),
                        picture.bounds(),
                        new Shown(picture, picture.bounds()),
                        false)
                .get(0)
                .offer()
                .encoding();
    }
}
