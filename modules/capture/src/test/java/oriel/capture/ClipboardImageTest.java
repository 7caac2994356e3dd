package oriel.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only what begins as a PNG, and is neither too long nor too large, is an image of a clipboard. */
class ClipboardImageTest {

    private static byte[] png(String width, String height) {
        String head = "89504e470d0a1a0a" + "0000000d49484452" + width + height;
        return Arrays.copyOf(HexFormat.of().parseHex(head), 60);
    }

    @Test
    void keepsTheBytes() {
        byte[] bytes = png("00000001", "00000001");
        assertSame(bytes, ClipboardImage.of(bytes).orElseThrow().png());
        assertEquals(ClipboardImage.of(bytes), ClipboardImage.of(bytes.clone()));
        assertEquals(
                ClipboardImage.of(bytes).hashCode(),
                ClipboardImage.of(bytes.clone()).hashCode());
        assertNotEquals(ClipboardImage.of(bytes), ClipboardImage.of(png("00000001", "00000002")));
        assertEquals(
                "ClipboardImage[60 bytes]",
                ClipboardImage.of(bytes).orElseThrow().toString());
    }

    @Test
    void knowsHowManyPixelsItHas() {
        assertEquals(
                6, ClipboardImage.of(png("00000002", "00000003")).orElseThrow().pixels());
    }

    @ParameterizedTest
    @CsvSource({"00000f00, 00000870, 512, true", "00002000, 00002000, 512, false", "00000f00, 00000870, 64, false"})
    void isUnpackedOnlyWhereThereIsMemory(String width, String height, long heapMegabytes, boolean is) {
        assertEquals(is, ClipboardImage.of(png(width, height)).orElseThrow().fits(heapMegabytes << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "00000001, 00000001, true",
        "00002000, 00002000, true",
        "00002001, 00002000, false",
        "7fffffff, 7fffffff, false",
        "ffffffff, 00000001, false",
        "ffffffff, ffffffff, false",
        "00000000, 00000001, false",
        "00000001, 00000000, false"
    })
    void hasPixelsButNotTooMany(String width, String height, boolean is) {
        assertEquals(is, ClipboardImage.of(png(width, height)).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "00002000, 00002000, 60, false",
        "00002001, 00002000, 60, true",
        "7fffffff, 7fffffff, 60, true",
        "00000001, 00000001, 33554433, true",
        "00000000, 00000001, 33554433, false",
        "ffffffff, ffffffff, 60, false",
        "7fffffff, 7fffffff, 20, false"
    })
    void isTooLargeOnlyIfItIsAnImage(String width, String height, int bytes, boolean is) {
        assertEquals(is, ClipboardImage.isTooLarge(Arrays.copyOf(png(width, height), bytes)));
    }

    @Test
    void isNothingElse() {
        for (int place : new int[] {0, 7, 11, 12, 15}) {
            byte[] other = png("00000001", "00000001");
            other[place] ^= 1;
            assertEquals(Optional.empty(), ClipboardImage.of(other), "byte " + place);
        }
    }

    @Test
    void isNeitherTooShortNorTooLong() {
        byte[] bytes = png("00000001", "00000001");
        assertEquals(true, ClipboardImage.of(Arrays.copyOf(bytes, 57)).isPresent());
        assertEquals(Optional.empty(), ClipboardImage.of(Arrays.copyOf(bytes, 56)));
        assertEquals(true, ClipboardImage.of(Arrays.copyOf(bytes, 32 << 20)).isPresent());
        assertEquals(Optional.empty(), ClipboardImage.of(Arrays.copyOf(bytes, (32 << 20) + 1)));
    }
}
