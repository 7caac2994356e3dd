package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.server.content.SegmenterPool;
import oriel.server.options.EncodingOptions;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;

/** Encoders are chosen in the viewer's order; what the server does not have leaves no trace. */
class EncodingChooserTest {

    private final EncodingChooser chooser = new EncodingChooser(
            new EncoderPool(
                    List.of(Configured.plain(new Empty(Encodings.RAW)), Configured.plain(new Empty(16))),
                    EncoderTools.BASIC),
            new SegmenterPool(),
            EncodingOptions.DEFAULT,
            NetworkProfile.LAN,
            EncodingOrder.OF_VIEWER);

    @Test
    void takesTheFirstListedEncodingThatThereIs() {
        assertEquals(16, choose(List.of(-239, 99_999, 16, Encodings.RAW)));
        assertEquals(Encodings.RAW, choose(List.of(-239, 99_999, Encodings.RAW, 16)));
        assertEquals(Encodings.RAW, choose(List.of()));
    }

    @Test
    void remembersNoEncodingThatTheServerDoesNotHave() {
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

    private int choose(List<Integer> listed) {
        Framebuffer picture = new Framebuffer(8, 8);
        return chooser.pieces(
                        ClientParams.INITIAL.withEncodings(listed), picture.bounds(), picture, picture.bounds(), false)
                .get(0)
                .offer()
                .encoding();
    }

    /** Offers an encoder that writes nothing. */
    private record Empty(int encoding) implements EncoderProvider {

        @Override
        public String name() {
            return "empty";
        }

        @Override
        public EncoderTraits traits() {
            return new EncoderTraits(Loss.NEVER, Memory.NONE, 100, 10_000);
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) {
            return (source, rect, settings, out) -> {};
        }
    }
}
