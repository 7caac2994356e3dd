package oriel.deflate.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Codes that are complete, within their limit, and shorter for what is more frequent. */
class HuffmanCodeTest {

    private static int kraft(HuffmanCode code, int symbols, int mostBits) {
        int taken = 0;
        for (int i = 0; i < symbols; i++) {
            taken += code.length(i) > 0 ? 1 << mostBits - code.length(i) : 0;
        }
        return taken;
    }

    @Test
    void limitsTheLengthsOfVeryUnevenFrequencies() {
        int[] frequencies = new int[24];
        frequencies[0] = 1;
        frequencies[1] = 1;
        for (int i = 2; i < frequencies.length; i++) {
            frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
        }
        for (int mostBits = 7; mostBits <= 15; mostBits++) {
            HuffmanCode code = new HuffmanCode(frequencies.length, mostBits);
            code.fit(frequencies);
            assertEquals(1 << mostBits, kraft(code, frequencies.length, mostBits));
            for (int i = 1; i < frequencies.length; i++) {
                assertTrue(code.length(i) <= code.length(i - 1) && code.length(i - 1) <= mostBits);
            }
        }
    }

    @Test
    void isCompleteForAnyFrequencies() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            int[] frequencies = new int[286];
            for (int i = 0; i < 286; i++) {
                frequencies[i] = random.nextInt(3) == 0 ? 1 << random.nextInt(14) : 0;
            }
            HuffmanCode code = new HuffmanCode(286, 12);
            code.fit(frequencies);
            assertEquals(1 << 12, kraft(code, 286, 12));
            for (int i = 0; i < 286; i++) {
                assertEquals(frequencies[i] > 0, code.length(i) > 0);
            }
        }
    }

    @Test
    void hasTwoSymbolsEvenIfFewerOccur() {
        HuffmanCode code = new HuffmanCode(30, 15);
        code.fit(new int[30]);
        assertEquals(2, kraft(code, 30, 1));
        int[] one = new int[30];
        one[7] = 5;
        code.fit(one);
        assertEquals(1, code.length(7));
        assertEquals(1, code.length(0));
        assertEquals(8, code.used());
    }
}
