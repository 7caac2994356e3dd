package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.encoding.hextile.HextileProvider;
import oriel.rfb.Encodings;

/** Any bytes for the decoder of Hextile. */
class HextileFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrDecodes(byte[] input) throws IOException {
        new DecoderTrial(Encodings.HEXTILE).run(input);
    }

    static Stream<byte[]> seeds() {
        return Seeds.of(new HextileProvider());
    }
}
