package oriel.launcher.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import oriel.server.event.LineInfo;
import oriel.server.options.QualityPreference;

/** What is known of a line, as members and in words. */
class LineTextTest {

    private static LineInfo line(long micros, long bytesPerSecond, int down) {
        return new LineInfo(
                Optional.of(Duration.ofNanos(micros * 1000)),
                OptionalLong.of(bytesPerSecond),
                down,
                OptionalInt.empty(),
                QualityPreference.AUTO);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertEquals(Map.of("quality_levels_down", 0), LineText.members(LineInfo.UNKNOWN));
        assertEquals("-", LineText.text(LineText.members(LineInfo.UNKNOWN)));
    }

    @Test
    void hasUnitsThatPeopleKnow() {
        assertEquals(
                Map.of("round_trip_ms", 80.3, "bits_per_second", 9_800_000L, "quality_levels_down", 3),
                LineText.members(line(80_260, 1_225_000, 3)));
        assertEquals(
                "80 ms, 9.8 Mbit/s, 3 levels less sharp", LineText.text(LineText.members(line(80_260, 1_225_000, 3))));
        assertEquals("0.3 ms, 800 Mbit/s", LineText.text(LineText.members(line(340, 100_000_000, 0))));
        assertEquals("0.3 ms, 40 kbit/s", LineText.text(LineText.members(line(340, 5_000, 0))));
        assertEquals("1 level less sharp", LineText.text(Map.of("quality_levels_down", 1)));
    }

    @Test
    void saysHowHardWhatLosesNothingIsCompressedBecauseOfIt() {
        LineInfo slow =
                new LineInfo(Optional.empty(), OptionalLong.empty(), 2, OptionalInt.of(6), QualityPreference.AUTO);
        assertEquals(Map.of("quality_levels_down", 2, "compression_level", 6), LineText.members(slow));
        assertEquals("2 levels less sharp, compression 6", LineText.text(LineText.members(slow)));
    }

    @Test
    void saysWhatThePersonThereHasChosen() {
        LineInfo chosen =
                new LineInfo(Optional.empty(), OptionalLong.empty(), 0, OptionalInt.empty(), QualityPreference.SHARP);
        assertEquals(Map.of("quality_levels_down", 0, "prefers", "sharp"), LineText.members(chosen));
        assertEquals("sharp by choice", LineText.text(LineText.members(chosen)));
    }
}
