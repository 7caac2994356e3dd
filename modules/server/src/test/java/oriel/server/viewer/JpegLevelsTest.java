package oriel.server.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;

/** Quality levels, fine qualities and subsampling, in any mixture. */
class JpegLevelsTest {

    private static Optional<JpegQuality> wish(Integer... listed) {
        return ClientParams.INITIAL.withEncodings(List.of(listed)).settings().jpeg();
    }

    @Test
    void withoutAnyOfThemNothingMayBeLost() {
        assertEquals(Optional.empty(), wish(7, 16, 0, -256, -247, -223));
    }

    @ParameterizedTest
    @CsvSource({"-32, 15, FOUR", "-28, 62, TWO", "-24, 92, NONE", "-23, 100, NONE"})
    void levelsMeanWhatTheOthersMeanByThem(int level, int quality, Subsampling subsampling) {
        assertEquals(Optional.of(new JpegQuality(quality, subsampling)), wish(7, level));
    }

    @Test
    void fineOnesWin() {
        assertEquals(Optional.of(new JpegQuality(55, Subsampling.FOUR)), wish(-32, -512 + 55));
        assertEquals(Optional.of(new JpegQuality(92, Subsampling.GREY)), wish(-24, -765));
        assertEquals(Optional.of(new JpegQuality(100, Subsampling.SIXTEEN)), wish(-412, -763, -30));
        assertEquals(Optional.of(new JpegQuality(1, Subsampling.NONE)), wish(-512));
    }

    @ParameterizedTest
    @CsvSource({"-768, NONE", "-767, FOUR", "-766, TWO", "-765, GREY", "-764, EIGHT", "-763, SIXTEEN"})
    void subsamplingAloneAllowsLoss(int number, Subsampling subsampling) {
        assertEquals(Optional.of(new JpegQuality(79, subsampling)), wish(number));
    }

    @Test
    void theFirstOfSeveralCounts() {
        assertEquals(Optional.of(JpegQuality.ofLevel(8)), wish(-24, -30));
        assertEquals(Optional.empty(), wish(-411, -513, -769, -762, -22, -33));
    }
}
