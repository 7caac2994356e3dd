package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** A buffer that grows, and what may be done with its bytes. */
class WireBufferTest {

    private static String hex(WireBuffer buffer) {
        return HexFormat.of().formatHex(buffer.toBytes());
    }

    @Test
    void numbersAreBigEndian() {
        WireBuffer out =
                new WireBuffer(1).u8(0x101).u16(0x10203).s32(0x04050607).put(new byte[] {8, 9});
        assertEquals("01" + "0203" + "04050607" + "0809", hex(out));
        assertEquals(9, out.view().remaining());
    }

    @Test
    void partsOfArraysAreAppended() {
        assertEquals("0203", hex(new WireBuffer(1).put(new byte[] {1, 2, 3, 4}, 1, 2)));
    }

    @Test
    void numbersAreWrittenOverBytesThatAreThere() {
        WireBuffer out = new WireBuffer(1).zeros(8);
        assertEquals("0001020304050600", hex(out.setS32(1, 0x01020304).setU16(5, 0x0506)));
    }

    @Test
    void zerosAreZeroWhereOtherBytesHaveBeen() {
        WireBuffer out = new WireBuffer(1).s32(-1).s32(-1).truncate(3);
        assertEquals("ffffff" + "0000", hex(out.zeros(2)));
    }

    @Test
    void keepsItsArrayWhileThereIsRoom() {
        WireBuffer out = new WireBuffer(16).s32(1);
        byte[] array = out.array();
        assertSame(array, out.reserve(12).array());
        assertNotSame(array, out.reserve(13).array());
        assertEquals(32, out.array().length, "it grows to twice its size at least");
        assertEquals(104, out.reserve(100).array().length);
        assertEquals("00000001", hex(out));
    }

    @Test
    void countsWhatWasWrittenIntoItsArray() {
        WireBuffer out = new WireBuffer(16).u8(1).reserve(2);
        Arrays.fill(out.array(), 1, 3, (byte) 7);
        assertEquals("010707" + "09", hex(out.advance(2).u8(9)));
    }

    @Test
    void forgetsItsEndOrEverything() {
        WireBuffer out = new WireBuffer(1).s32(0x01020304);
        assertEquals("0102", hex(out.truncate(2)));
        assertEquals("0102", hex(out.truncate(3)), "it does not grow by that");
        assertEquals("05", hex(out.clear().u8(5)));
    }

    @Test
    void growsUpToItsLimitAndNotBeyond() {
        WireBuffer out = new WireBuffer(16).limit(20).zeros(20);
        assertThrows(IllegalStateException.class, () -> out.limit(40).reserve(21));
        assertEquals(20, out.size());
        assertArrayEquals(new byte[20], out.toBytes());
        WireBuffer roomy = new WireBuffer(16).limit(4).zeros(16);
        assertEquals(16, roomy.size(), "room that was there before the limit stays");
    }
}
