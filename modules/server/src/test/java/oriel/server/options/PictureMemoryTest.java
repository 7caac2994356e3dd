package oriel.server.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which screens a heap can hold. */
class PictureMemoryTest {

    private static final long MEGABYTE = 1 << 20;

    @ParameterizedTest
    @CsvSource({"7680, 4320, 768", "15360, 8640, 2048", "1920, 1080, 32", "16384, 8192, 1536"})
    void holdsLargeScreens(int width, int height, long megabytes) {
        assertEquals(Optional.empty(), PictureMemory.obstacle(width, height, megabytes * MEGABYTE));
    }

    @Test
    void saysWhatALargerScreenNeeds() {
        assertEquals(
                Optional.of("a screen of 16384x8192 needs a heap of 1537 MB, and there are 768 MB"),
                PictureMemory.obstacle(16_384, 8192, 768 * MEGABYTE));
        assertEquals("a smaller screen, or JAVA_OPTS=-Xmx1537m", PictureMemory.remedy(16_384, 8192));
    }
}
