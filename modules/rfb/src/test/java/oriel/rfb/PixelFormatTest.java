package oriel.rfb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.PixelFormat.CompactPixel;

/** PIXEL_FORMAT on the wire, and what follows from it. */
class PixelFormatTest {

    private static PixelFormat read(String hex) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        int[] at = {0};
        return PixelFormat.read(new WireReader(target -> {
            int count = Math.min(target.remaining(), bytes.length - at[0]);
            target.put(bytes, at[0], count);
            at[0] += count;
            return count == 0 ? -1 : count;
        }));
    }

    @Test
    void writesWhatItReads() throws IOException {
        String wire = "20 18 01 01 00ff 03ff 001f 18 08 00 000000".replace(" ", "");
        WireBuffer out = new WireBuffer(16);
        read(wire).write(out);
        assertEquals(wire, HexFormat.of().formatHex(out.toBytes()));
    }

    @ParameterizedTest
    @CsvSource({
        "20 18 00 01 00ff 00ff 00ff 10 08 00 000000, LOW_THREE",
        "20 18 01 01 00ff 00ff 00ff 00 08 10 000000, LOW_THREE",
        "20 18 00 01 00ff 00ff 00ff 18 10 08 000000, HIGH_THREE",
        "20 20 00 01 00ff 00ff 00ff 10 08 00 000000, WHOLE",
        "20 18 00 01 00ff 00ff 00ff 18 08 00 000000, WHOLE",
        "20 10 00 01 001f 003f 001f 10 08 00 000000, LOW_THREE",
        "10 10 00 01 001f 003f 001f 0b 05 00 000000, WHOLE",
    })
    void leavesTheUnusedByteOutOfCompactPixels(String wire, CompactPixel expected) throws IOException {
        assertEquals(expected, read(wire).compactPixel());
    }

    @Test
    void scalesToTheNearest() {
        PixelFormat rgb565 = PixelFormat.trueColour(16, 16, false, PixelFormat.channels(31, 11, 63, 5, 31, 0));
        assertEquals(0x2313, rgb565.pixel(0x2060a0));
        assertEquals(0x21619c, rgb565.rgb(0x2313));
    }

    @Test
    void comesBackFromEveryIntensityAsNearAsTheBitsAllow() {
        for (int max : new int[] {1, 3, 7, 31, 63, 100, 255, 254, 1023}) {
            PixelFormat.Channel channel = new PixelFormat.Channel(max, 4);
            for (int value = 0; value <= Math.min(max, 255); value++) {
                int intensity = channel.intensity(value << 4);
                if (max <= 255) {
                    assertEquals(value << 4, channel.place(intensity));
                }
            }
            assertEquals(255, channel.intensity(max << 4));
            assertEquals(0, channel.intensity(0));
        }
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThrows(ProtocolException.class, () -> read("18 18 00 01 00ff 00ff 00ff 10 08 00 000000"));
        assertThrows(ProtocolException.class, () -> read("20 18 00 01 00ff 00ff 00ff 19 08 00 000000"));
    }
}
