package oriel.deflate.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import oriel.rfb.WireBuffer;

/** The kind of block that suits a piece. */
class BlockWriterTest {

    private static final int STORED = 0;
    private static final int FIXED = 1;
    private static final int OWN = 2;

    private static byte[] deflated(byte[] bytes) {
        WireBuffer out = new WireBuffer(16);
        new JavaDeflateCoder().deflate(bytes, 0, bytes.length, 1, out);
        return out.toBytes();
    }

    private static int kind(byte[] bytes) {
        return deflated(bytes)[0] >> 1 & 3;
    }

    @Test
    void writesAnEmptyPieceAsAnEmptyStoredBlock() {
        assertEquals("000000ffff", HexFormat.of().formatHex(deflated(new byte[0])));
    }

    @Test
    void writesFewBytesWithFixedCodes() {
        assertEquals(FIXED, kind(new byte[] {0, 0, 0, 1, 0, 0}));
        assertTrue(deflated(new byte[100]).length < 12);
    }

    @Test
    void writesManyBytesWithTheirOwnCodes() {
        byte[] bytes = new byte[2_000];
        Random random = new Random(3);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(12);
        }
        assertEquals(OWN, kind(bytes));
        assertTrue(deflated(bytes).length < 1_000);
    }

    @Test
    void storesWhatCannotBeCompressed() {
        byte[] noise = new byte[50_000];
        new Random(4).nextBytes(noise);
        assertEquals(STORED, kind(noise));
        assertTrue(deflated(noise).length <= noise.length + 4 * 6 + 5);
    }
}
