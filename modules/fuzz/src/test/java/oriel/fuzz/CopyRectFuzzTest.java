package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.rfb.Encodings;

/** Any bytes for the decoder of CopyRect. */
class CopyRectFuzzTest {

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrDecodes(byte[] input) throws IOException {
        new DecoderTrial(Encodings.COPY_RECT).run(input);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(new byte[] {0, 9, 9, 0, 1, 0, 1}, new byte[] {0, 9, 9, 0, 2, 0, 0, 0, 0, 0, 2});
    }
}
