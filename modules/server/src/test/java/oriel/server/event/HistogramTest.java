package oriel.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is counted by how long it took. */
class HistogramTest {

    private static List<Long> counts(long... micros) {
        Histogram histogram = new Histogram();
        for (long each : micros) {
            histogram.add(TimeUnit.MICROSECONDS.toNanos(each));
        }
        return histogram.snapshot().buckets().stream()
                .map(Histogram.Bucket::count)
                .toList();
    }

    @Test
    void countsUpToAndWithABound() {
        assertEquals(List.of(1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), counts(1000));
        assertEquals(List.of(0L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L, 1L), counts(1001));
    }

    @Test
    void countsWhatIsLongerThanAllBounds() {
        assertEquals(List.of(2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 3L), counts(0, -5, 3_600_000_000L));
    }

    @Test
    void sumsUpInSeconds() {
        Histogram histogram = new Histogram();
        histogram.add(1_500_000_000L);
        histogram.add(-1);
        histogram.add(500_000_000L);
        assertEquals(2.0, histogram.snapshot().seconds());
        assertEquals(3, histogram.snapshot().count());
        assertEquals(0.001, histogram.snapshot().buckets().get(0).upTo());
    }
}
