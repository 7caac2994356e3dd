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

    @ParameterizedTest
    @CsvSource({
        "18 18 00 01 00ff 00ff 00ff 10 08 00 000000, a pixel format of 24 bits per pixel",
        "00 18 00 01 00ff 00ff 00ff 10 08 00 000000, a pixel format of 0 bits per pixel",
        "10 08 00 00 0000 0000 0000 00 00 00 000000, a colour map with 16 bits per pixel",
        "20 18 00 01 0000 00ff 00ff 10 08 00 000000, a pixel format whose red maximum is 0",
        "20 18 00 01 00ff 0000 00ff 10 08 00 000000, a pixel format whose green maximum is 0",
        "20 18 00 01 00ff 00ff 0000 10 08 00 000000, a pixel format whose blue maximum is 0",
        "20 18 00 01 00ff 00ff 00ff 19 08 00 000000, a pixel format whose red lies outside the pixel",
        "20 18 00 01 00ff 00ff 00ff 10 20 00 000000, a pixel format whose green lies outside the pixel",
        "20 18 00 01 00ff 00ff 00ff 10 08 ff 000000, a pixel format whose blue lies outside the pixel",
        "08 08 00 01 0007 0007 0003 05 02 07 000000, a pixel format whose blue lies outside the pixel",
        "20 18 00 01 00ff 00ff 00ff 10 0f 00 000000, a pixel format whose channels overlap",
        "20 18 00 01 00ff 00ff 00ff 10 08 09 000000, a pixel format whose channels overlap",
        "20 18 00 01 00ff 00ff 00ff 00 10 07 000000, a pixel format whose channels overlap",
    })
    void refusesWhatCannotBeDrawn(String wire, String reason) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> read(wire));
        assertEquals(reason, refused.getMessage());
    }

    @Test
    void takesMapsOfColoursAsItsOwnWhateverTheirChannels() throws IOException {
        assertEquals(PixelFormat.COLOUR_MAP_8, read("08 08 00 00 ffff 0000 0001 ff ff ff 000000"));
    }

    @ParameterizedTest
    @CsvSource({
        "20 18 00 01 00ff 00ff 00ff 10 08 00 000000, 4, true",
        "20 18 01 01 00ff 00ff 00ff 18 10 08 000000, 4, true",
        "20 20 00 01 00ff 00ff 00ff 10 08 00 000000, 4, false",
        "20 18 00 01 007f 00ff 00ff 10 08 00 000000, 4, false",
        "20 18 00 01 00ff 007f 00ff 10 08 00 000000, 4, false",
        "20 18 00 01 00ff 00ff 007f 10 08 00 000000, 4, false",
        "10 10 00 01 001f 003f 001f 0b 05 00 000000, 2, false",
        "08 18 00 00 0000 0000 0000 00 00 00 000000, 1, false",
    })
    void hasTightPixelsOfThreeBytesWhereAllColoursHaveEightBits(String wire, int bytes, boolean tight)
            throws IOException {
        assertEquals(bytes, read(wire).bytesPerPixel());
        assertEquals(tight, read(wire).hasTightPixel());
    }
}
