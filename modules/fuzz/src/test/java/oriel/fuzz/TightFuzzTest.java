package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.encoding.tight.TightProvider;
import oriel.rfb.Encodings;

/** Any bytes for the decoder of Tight. */
class TightFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrDecodes(byte[] input) throws IOException {
        new DecoderTrial(Encodings.TIGHT).run(input);
    }

    static Stream<byte[]> seeds() {
        return Seeds.ofDeflating(new TightProvider());
    }
}
