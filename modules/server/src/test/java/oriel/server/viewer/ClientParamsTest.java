package oriel.server.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.encoding.EncodeSettings;
import oriel.encoding.JpegQuality;
import oriel.rfb.PixelFormat;

/** What SetPixelFormat and SetEncodings leave behind. */
class ClientParamsTest {

    private static final PixelFormat HIGH_COLOUR =
            PixelFormat.trueColour(16, 16, false, PixelFormat.channels(31, 11, 63, 5, 31, 0));

    @Test
    void listAnEncodingOnceInTheOrderInWhichTheyCame() {
        ClientParams params = ClientParams.INITIAL.withEncodings(List.of(16, 7, 16, -239, 7));
        assertEquals(List.of(16, 7, -239), new ArrayList<>(params.encodings()));
        assertTrue(params.lists(-239));
        assertFalse(params.lists(5));
    }

    @ParameterizedTest
    @CsvSource({"-256, 0", "-250, 6", "-247, 9", "-257, -1", "-246, -1"})
    void haveTheCompressionLevelThatIsListed(int listed, int level) {
        assertEquals(
                level,
                ClientParams.INITIAL
                        .withEncodings(List.of(16, listed))
                        .settings()
                        .compressLevelOr(EncodeSettings.UNSET));
    }

    @Test
    void haveTheFirstOfSeveralCompressionLevels() {
        assertEquals(
                2,
                ClientParams.INITIAL
                        .withEncodings(List.of(-254, -247))
                        .settings()
                        .compressLevelOr(5));
    }

    @Test
    void keepTheListWhereTheFormatChangesAndTheFormatWhereTheListDoes() {
        ClientParams listed = ClientParams.INITIAL.withEncodings(List.of(7, -250, -24));
        ClientParams both = listed.withFormat(HIGH_COLOUR);
        assertEquals(listed.encodings(), both.encodings());
        assertEquals(HIGH_COLOUR, both.format());
        assertEquals(HIGH_COLOUR, both.settings().format());
        assertEquals(6, both.settings().compressLevelOr(1));
        assertEquals(Optional.of(JpegQuality.ofLevel(8)), both.settings().jpeg());
        ClientParams again = both.withEncodings(List.of(16));
        assertEquals(HIGH_COLOUR, again.format());
        assertEquals(HIGH_COLOUR, again.settings().format());
        assertEquals(Optional.empty(), again.settings().jpeg());
    }

    @Test
    void countTheMessagesOfEachKind() {
        ClientParams params = ClientParams.INITIAL;
        assertEquals(List.of(0L, 0L), List.of(params.formatSerial(), params.listSerial()));
        params = params.withFormat(HIGH_COLOUR).withFormat(HIGH_COLOUR).withEncodings(List.of());
        assertEquals(List.of(2L, 1L), List.of(params.formatSerial(), params.listSerial()));
        params = params.withEncodings(List.of());
        assertEquals(List.of(2L, 2L), List.of(params.formatSerial(), params.listSerial()));
    }

    @Test
    void agreementsAreThoseThatTheViewerWasToldOf() {
        Agreements agreements = new Agreements();
        assertFalse(agreements.contains(-258));
        agreements.add(-258);
        assertTrue(agreements.contains(-258));
        assertFalse(agreements.contains(-316));
    }
}
