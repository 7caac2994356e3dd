package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.encoding.rre.CorreProvider;
import oriel.rfb.Encodings;

/** Any bytes for the decoder of CoRRE. */
class CorreFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrDecodes(byte[] input) throws IOException {
        new DecoderTrial(Encodings.CORRE).run(input);
    }

    static Stream<byte[]> seeds() {
        return Seeds.of(new CorreProvider());
    }
}
