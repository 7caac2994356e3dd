package oriel.server.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import oriel.rfb.Encodings;
import oriel.server.event.EncodingCount;

/** Counts rectangles by their encoding, of which there are few. Thread-safe; counting takes no lock but for the first of each. */
final class EncodingCounters {

    private volatile Counter[] counters = {};

    /** What was sent in one encoding. */
    private static final class Counter {

        private final int encoding;
        private final LongAdder rectangles = new LongAdder();
        private final LongAdder bytes = new LongAdder();

        Counter(int encoding) {
            this.encoding = encoding;
        }
    }

    /** So many rectangles were written, which take so many bytes. */
    void add(int encoding, int rectangles, int bytes) {
        Counter counter = find(encoding);
        counter.rectangles.add(rectangles);
        counter.bytes.add(bytes);
    }

    private Counter find(int encoding) {
        for (Counter counter : counters) {
            if (counter.encoding == encoding) {
                return counter;
            }
        }
        return first(encoding);
    }

    private synchronized Counter first(int encoding) {
        for (Counter counter : counters) {
            if (counter.encoding == encoding) {
                return counter;
            }
        }
        Counter[] more = Arrays.copyOf(counters, counters.length + 1);
        more[counters.length] = new Counter(encoding);
        counters = more;
        return more[more.length - 1];
    }

    /** What was counted so far, by name. */
    List<EncodingCount> counts() {
        List<EncodingCount> counts = new ArrayList<>();
        for (Counter counter : counters) {
            counts.add(
                    new EncodingCount(Encodings.name(counter.encoding), counter.rectangles.sum(), counter.bytes.sum()));
        }
        counts.sort(Comparator.comparing(EncodingCount::encoding));
        return counts;
    }
}
