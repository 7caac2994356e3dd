package oriel.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.encoding.EncoderProvider;
import oriel.encoding.hextile.HextileProvider;
import oriel.encoding.jpeg.JpegEncoderProvider;
import oriel.encoding.raw.RawProvider;
import oriel.encoding.rre.CorreProvider;
import oriel.encoding.rre.RreProvider;
import oriel.encoding.tight.TightPngProvider;
import oriel.encoding.tight.TightProvider;
import oriel.encoding.zlib.ZlibProvider;
import oriel.encoding.zrle.TrleProvider;
import oriel.encoding.zrle.ZrleProvider;
import oriel.rfb.Encodings;

/** Seeds that are refused would lead nowhere. */
class SeedsTest {

    @ParameterizedTest
    @MethodSource("providers")
    void areDecodedToTheEnd(EncoderProvider provider) throws IOException {
        boolean deflating =
                List.of(Encodings.ZLIB, Encodings.ZRLE, Encodings.TIGHT).contains(provider.encoding());
        List<byte[]> seeds = (deflating ? Seeds.ofDeflating(provider) : Seeds.of(provider)).toList();
        for (byte[] seed : seeds) {
            assertTrue(new DecoderTrial(provider.encoding()).run(seed), "seed " + seeds.indexOf(seed));
        }
    }

    static Stream<EncoderProvider> providers() {
        return Stream.of(
                new RawProvider(),
                new RreProvider(),
                new CorreProvider(),
                new HextileProvider(),
                new ZlibProvider(),
                new ZrleProvider(),
                new TrleProvider(),
                new TightProvider(),
                new TightPngProvider(),
                new JpegEncoderProvider());
    }
}
