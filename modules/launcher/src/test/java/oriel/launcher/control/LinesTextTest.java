package oriel.launcher.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import oriel.server.event.LineInfo;
import oriel.server.options.QualityPreference;

/** What is known of all lines, as members and in words. */
class LinesTextTest {

    private static LineInfo line(long micros, long bytesPerSecond, int down) {
        return new LineInfo(
                Optional.of(Duration.ofNanos(micros * 1000)),
                OptionalLong.of(bytesPerSecond),
                down,
                OptionalInt.empty(),
                QualityPreference.AUTO);
    }

    @Test
    void tellsTheWorst() {
        Map<String, Object> members =
                LinesText.members(List.of(line(80_260, 1_225_000, 3), LineInfo.UNKNOWN, line(340, 375_000, 1)));
        assertEquals(
                Map.of(
                        "less_sharp",
                        2L,
                        "compressed_harder",
                        0L,
                        "slowest_bits_per_second",
                        3_000_000L,
                        "longest_round_trip_ms",
                        80.3),
                members);
        assertEquals("2 viewers less sharp, slowest 3.0 Mbit/s, longest round trip 80 ms", LinesText.text(members));
        assertEquals("1 viewer less sharp", LinesText.text(Map.of("less_sharp", 1)));
    }

    @Test
    void countsThoseThatAreCompressedHarder() {
        LineInfo harder =
                new LineInfo(Optional.empty(), OptionalLong.empty(), 0, OptionalInt.of(7), QualityPreference.AUTO);
        Map<String, Object> members = LinesText.members(List.of(harder, LineInfo.UNKNOWN, harder));
        assertEquals(2L, members.get("compressed_harder"));
        assertEquals("nobody less sharp, 2 compressed harder", LinesText.text(members));
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertEquals(Map.of("less_sharp", 0L, "compressed_harder", 0L), LinesText.members(List.of()));
        assertEquals("nobody less sharp", LinesText.text(LinesText.members(List.of(LineInfo.UNKNOWN))));
    }
}
