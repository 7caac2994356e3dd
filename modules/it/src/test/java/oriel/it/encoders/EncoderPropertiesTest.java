package oriel.it.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import oriel.encoding.DeflateCoders;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegProvider;
import oriel.encoding.JpegQuality;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.testkit.EncoderContract;
import oriel.testkit.Parts;
import oriel.testkit.Psnr;

/**
 * What holds for every encoder of the product, with everything that deflates or makes JPEG images, for any pictures and
 * any wishes of a viewer: its own decoder gives the pixels back. A failure is reported with its seed and made small.
 */
class EncoderPropertiesTest {

    private static final double MIN_DECIBELS = 35;
    private static final int MAX_PIXELS = 1 << 17;
    private static final int NO_CHUNKS = Integer.MAX_VALUE;

    private static final List<PixelFormat> FORMATS = Stream.concat(
                    EncoderContract.formats().stream(), Stream.of(PixelFormat.COLOUR_MAP_8))
            .toList();

    private static final List<EncoderProvider> ENCODERS =
            Parts.encoders().stream().map(Configured::provider).toList();
    private static final List<Configured<DeflateProvider>> DEFLATERS = deflaters();
    private static final List<Configured<JpegProvider>> IMAGERS = imagers();

    /** An encoder and its tools, by their names. */
    record Setup(String encoder, String deflate, String jpeg) {

        ViewerLine line() throws PluginException {
            return new ViewerLine(named(ENCODERS.stream(), encoder), tools());
        }

        private EncoderTools tools() {
            Configured<DeflateProvider> deflater = DEFLATERS.stream()
                    .filter(each -> each.provider().name().equals(deflate))
                    .findFirst()
                    .orElseThrow();
            Optional<Configured<JpegProvider>> imager = IMAGERS.stream()
                    .filter(each -> each.provider().name().equals(jpeg))
                    .findFirst();
            return new EncoderTools(new DeflateCoders(List.of(deflater)), imager);
        }
    }

    /** An update: a picture, and what the viewer wants by then; bytes from which on chunks are made of them. */
    record Update(RandomPicture picture, PixelFormat format, int level, int leastChunk) {

        EncodeSettings settings(Optional<JpegQuality> jpeg) {
            return new EncodeSettings(format, level, jpeg);
        }

        Update withChunks(int least) {
            return new Update(picture, format, level, least);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void losesNothing(@ForAll("exactSetups") Setup setup, @ForAll("updates") List<Update> updates)
            throws IOException, PluginException {
        try (ViewerLine line = setup.line()) {
            for (Update update : updates) {
                Framebuffer picture = update.picture().draw();
                ViewerLine.Shown shown = line.send(
                        picture, update.picture().area(), update.settings(Optional.empty()), update.leastChunk());
                for (ViewerLine.Arrived arrived : shown.rects()) {
                    assertFalse(arrived.lossy());
                    assertSame(picture, shown.picture(), arrived.rect(), update.format());
                }
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void losesLittleAtLevelEight(@ForAll("lossySetups") Setup setup, @ForAll("photoUpdates") List<Update> updates)
            throws IOException, PluginException {
        try (ViewerLine line = setup.line()) {
            for (Update update : updates) {
                if (update.format().bitsPerPixel() > 8 || !setup.encoder().equals("jpeg")) {
                    losesLittle(line, update);
                }
            }
        }
    }

    private static void losesLittle(ViewerLine line, Update update) throws IOException {
        Framebuffer picture = update.picture().draw();
        Optional<JpegQuality> quality = Optional.of(JpegQuality.ofLevel(8));
        ViewerLine.Shown shown =
                line.send(picture, update.picture().area(), update.settings(quality), update.leastChunk());
        for (ViewerLine.Arrived arrived : shown.rects()) {
            if (!arrived.lossy()) {
                assertSame(picture, shown.picture(), arrived.rect(), update.format());
            } else if (update.picture().kind() == RandomPicture.Kind.PHOTO) {
                double psnr = Psnr.of(picture, shown.picture(), arrived.rect());
                assertTrue(psnr >= MIN_DECIBELS, arrived.rect() + ": " + psnr + " dB");
            }
        }
    }

    private static void assertSame(Framebuffer sent, Framebuffer shown, Rect rect, PixelFormat format) {
        for (int y = rect.y(); y < rect.bottom(); y++) {
            for (int x = rect.x(); x < rect.right(); x++) {
                int at = sent.offset(x, y);
                int wanted = format.rgb(format.pixel(sent.pixels()[at]));
                if (wanted != shown.pixels()[at]) {
                    assertEquals(wanted, shown.pixels()[at], "pixel " + x + "," + y + " of " + rect);
                }
            }
        }
    }

    @Provide
    Arbitrary<Setup> exactSetups() {
        return setups(ENCODERS.stream().filter(each -> each.traits().loss() != Loss.ALWAYS));
    }

    @Provide
    Arbitrary<Setup> lossySetups() {
        return setups(ENCODERS.stream().filter(each -> each.traits().loss() != Loss.NEVER));
    }

    private static Arbitrary<Setup> setups(Stream<EncoderProvider> encoders) {
        return Combinators.combine(
                        Arbitraries.of(encoders.map(Provider::name).sorted().toList()),
                        Arbitraries.of(names(DEFLATERS)),
                        Arbitraries.of(names(IMAGERS)))
                .as(Setup::new);
    }

    private static List<String> names(List<? extends Configured<? extends Provider>> all) {
        return all.stream().map(each -> each.provider().name()).sorted().toList();
    }

    @Provide
    Arbitrary<List<Update>> updates() {
        return updates(Arbitraries.of(RandomPicture.Kind.class));
    }

    @Provide
    Arbitrary<List<Update>> photoUpdates() {
        return updates(Arbitraries.frequency(
                Tuple.of(2, RandomPicture.Kind.PHOTO),
                Tuple.of(1, RandomPicture.Kind.MIXTURE),
                Tuple.of(1, RandomPicture.Kind.TEXT)));
    }

    /** What one viewer gets, one after the other; at the end perhaps what it has had, so that streams refer to it. */
    private static Arbitrary<List<Update>> updates(Arbitrary<RandomPicture.Kind> kinds) {
        Arbitrary<List<Update>> updates = Combinators.combine(
                        pictures(kinds),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of(FORMATS)),
                                Tuple.of(1, Arbitraries.longs().map(RandomFormat::of))),
                        Arbitraries.integers().between(EncodeSettings.UNSET, 9),
                        Arbitraries.of(NO_CHUNKS, 0, 12, 200))
                .as(Update::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(updates, Arbitraries.of(false, true))
                .as((list, again) -> again ? withFirstAgain(list) : list);
    }

    private static List<Update> withFirstAgain(List<Update> updates) {
        Update first = updates.get(0);
        return Stream.concat(
                        Stream.concat(
                                Stream.of(first.withChunks(NO_CHUNKS)),
                                updates.stream().skip(1)),
                        Stream.of(first.withChunks(0), first.withChunks(NO_CHUNKS)))
                .toList();
    }

    private static Arbitrary<RandomPicture> pictures(Arbitrary<RandomPicture.Kind> kinds) {
        return Combinators.combine(kinds, sizes(), Arbitraries.longs(), Arbitraries.of(true, false))
                .as((kind, size, seed, whole) -> new RandomPicture(kind, size.get1(), size.get2(), seed, whole));
    }

    /** Around the borders of tiles, of lengths in bytes, and of Tight's widest rectangle; and any others. */
    private static Arbitrary<Tuple.Tuple2<Integer, Integer>> sizes() {
        Arbitrary<Integer> sides = Arbitraries.of(1, 2, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100, 127, 129);
        Arbitrary<Integer> lengths = Arbitraries.of(255, 256, 257, 300, 2047, 2048, 2049, 2500);
        Arbitrary<Integer> rows = Arbitraries.integers().between(1, 3);
        return Arbitraries.frequencyOf(
                Tuple.of(6, Combinators.combine(sides, sides).as(Tuple::of)),
                Tuple.of(1, Combinators.combine(lengths, rows).as(Tuple::of)),
                Tuple.of(1, Combinators.combine(rows, lengths).as(Tuple::of)),
                Tuple.of(
                        1,
                        Combinators.combine(lengths, sides)
                                .as(Tuple::of)
                                .filter(size -> size.get1() * size.get2() <= MAX_PIXELS)));
    }

    private static List<Configured<DeflateProvider>> deflaters() {
        return found(DeflateProvider.class)
                .filter(each -> each.unavailableReason(Options.none("test")).isEmpty())
                .map(Configured::plain)
                .toList();
    }

    private static List<Configured<JpegProvider>> imagers() {
        return found(JpegProvider.class)
                .filter(each -> each.unavailableReason(Options.none("test")).isEmpty())
                .map(Configured::plain)
                .toList();
    }

    private static <P extends Provider> Stream<P> found(Class<P> service) {
        return ServiceLoader.load(service).stream().map(ServiceLoader.Provider::get);
    }

    private static <P extends Provider> P named(Stream<P> all, String name) {
        return all.filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }
}
