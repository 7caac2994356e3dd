package oriel.launcher.bench.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import oriel.launcher.bench.line.LineResult.SeenFrame;

/** How figures are shown. */
class LineReportTest {

    private static LineResult round(double age, long bytes) {
        return new LineResult(
                true,
                2,
                List.of(new SeenFrame(0.5, age), new SeenFrame(1, age + 10)),
                List.of(age / 2),
                List.of(bytes, 0L, 0L, 0L, 0L, 0L, 0L, bytes));
    }

    private static LineReport report() {
        return new LineReport(
                Map.of("line", "10M"),
                List.of(
                        new MeasuredServer("<new>", List.of(round(100, 50_000), round(30, 100_000), round(20, 75_000))),
                        new MeasuredServer(
                                "other", List.of(new LineResult(false, 2, List.of(), List.of(), List.of(0L))))));
    }

    @Test
    void tellsMediansOfRounds() {
        List<String> lines = report().lines();
        assertEquals("line: 10M", lines.get(0));
        assertEquals(
                List.of("<new>", "continuous", "2", "1.0", "30.0", "40.0", "40.0", "0.600", "150000", "15.0", "15.0"),
                List.of(lines.get(3).split(" +")));
        assertEquals(
                List.of("other", "asks", "0", "0.0", "-", "-", "-", "0.000", "0", "-", "-"),
                List.of(lines.get(4).split(" +")));
        assertEquals("other showed nothing of the scene", lines.get(5));
    }

    @Test
    void writesEachRoundAsJson() throws IOException {
        String dense = report().json().replaceAll("\\s+", "");
        assertTrue(
                dense.contains("{\"server\":\"<new>\",\"viewer\":\"continuous\",\"seconds\":2.0,\"frames\":2,"
                        + "\"bytes\":200000,\"age_p50_millis\":30.0,\"age_p95_millis\":40.0,\"age_max_millis\":40.0,"
                        + "\"keys\":1,\"key_p50_millis\":15.0,"),
                dense);
        assertTrue(dense.contains("{\"server\":\"other\",\"viewer\":\"asks\",\"seconds\":2.0,\"frames\":0,"), dense);
    }

    /** The plots are 760 wide and 240 high, from 60 and 52 on; ages of the last round up to 30 ms go up to 50 ms. */
    @Test
    void drawsAPageThatNeedsNothingFromElsewhere() {
        String page = report().html();
        assertTrue(page.contains("d=\"M250.0 196.0L440.0 148.0\""), page);
        assertTrue(page.contains("&lt;new&gt;") && !page.contains("<new>"), page);
        assertFalse(page.contains("<script") || page.contains("src=") || page.contains("href="), page);
        assertTrue(page.contains("<p>other showed nothing of the scene</p>"), page);
    }
}
