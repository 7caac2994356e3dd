package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.encoding.JpegQuality;
import oriel.encoding.Subsampling;
import oriel.server.options.LanRules.JpegRange;

/** The steps of the Python server. */
class QualityControllerTest {

    private static final JpegQuality WISH = new JpegQuality(40, Subsampling.TWO);

    private final QualityController quality = new QualityController(new JpegRange(84, 70, 95));

    @ParameterizedTest
    @CsvSource({"1.4, 0.5, 79", "1.2, 0.1, 82", "0.5, 0.2, 87", "0.5, 0.35, 85", "0.8, 0.35, 85", "0.9, 0.1, 84"})
    @CsvSource({"1.35, 0.1, 82", "1.1, 0.1, 84", "0.7, 0.1, 85", "0.5, 0.28, 85", "0.85, 0.1, 84", "0.5, 0.4, 84"})
    void followsLoadAndRatio(double load, double ratio, int expected) {
        quality.learn(load, ratio);
        assertEquals(new JpegQuality(expected, Subsampling.TWO), quality.of(WISH));
    }

    @Test
    void staysInItsRange() {
        for (int i = 0; i < 10; i++) {
            quality.learn(2, 1);
        }
        assertEquals(70, quality.of(WISH).quality());
        for (int i = 0; i < 20; i++) {
            quality.learn(0.1, 0.1);
        }
        assertEquals(95, quality.of(WISH).quality());
    }
}
