package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of a peer's bytes: never ahead, and no more memory than has come. */
class WireReaderTest {

    private static final int ON_TRUST = 1 << 16;

    /** The room that the reader had for each read. */
    private final List<Integer> asked = new ArrayList<>();

    private WireReader reader(byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        return new WireReader(target -> {
            asked.add(target.remaining());
            if (!left.hasRemaining()) {
                return -1;
            }
            int count = Math.min(Math.min(left.remaining(), target.remaining()), 5000);
            target.put(left.slice(left.position(), count));
            left.position(left.position() + count);
            return count;
        });
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @Test
    void numbersAreBigEndianAndUnsignedWhereTheySaySo() throws IOException {
        WireReader in = reader(new byte[] {-1, -2, 3, -1, -1, -1, -4, -1, -1, -1, -4, 0, -28});
        assertEquals(255, in.messageType());
        assertEquals(0xfe03, in.u16());
        assertEquals(-4, in.s32());
        assertEquals(0xffff_fffcL, in.u32());
        assertEquals(0, in.u8());
        assertEquals("\u00e4", in.latin1(1));
        assertEquals(-1, in.messageType());
    }

    @Test
    void aStreamThatEndsWithinAMessageIsAnError() {
        assertThrows(EOFException.class, () -> reader(new byte[3]).s32());
        assertThrows(EOFException.class, () -> reader(new byte[3]).skip(4));
        assertThrows(EOFException.class, () -> reader(new byte[0]).u8());
    }

    /** A source that has nothing at the moment may say 0. */
    @Test
    void waitsForASourceThatGivesNothingAtFirst() throws IOException {
        int[] calls = {0};
        WireReader in = new WireReader(target -> {
            if (calls[0]++ % 2 == 0) {
                return 0;
            }
            target.put((byte) 7);
            return 1;
        });
        assertEquals(0x0707, in.u16());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, ON_TRUST, ON_TRUST + 1, 3 * ON_TRUST})
    void takesAsManyBytesAsItIsTold(int length) throws IOException {
        byte[] bytes = random(length);
        assertArrayEquals(bytes, reader(bytes).bytes(length));
    }

    @Test
    void takesNoMemoryOnThePeersWord() {
        WireReader in = reader(new byte[10]);
        assertThrows(EOFException.class, () -> in.bytes(1 << 30));
        assertTrue(asked.stream().allMatch(room -> room <= ON_TRUST), asked::toString);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8192, 8193, 20_000})
    void skipsExactlyWhatItIsToldInSmallPieces(int length) throws IOException {
        byte[] bytes = new byte[length + 1];
        bytes[length] = 9;
        WireReader in = reader(bytes);
        in.skip(length);
        assertEquals(9, in.u8());
        assertTrue(asked.stream().allMatch(room -> room <= 8192), asked::toString);
    }
}
