package oriel.server.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oriel.rfb.message.Fence;

/**
 * The fences (rfbproto "Fence") that one viewer is sent so that it shows what has arrived. An answer counts once, and only to
 * what was asked. Thread-safe: the writer thread asks, the reader thread hears the answers.
 */
public final class Fences {

    /** Of more at once the oldest are forgotten. */
    private static final int MAX_OPEN = 256;

    private final Map<String, Long> open = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private long marks;

    /**
     * A viewer's answer.
     *
     * @param mark of the fence
     * @param nanos when it came
     */
    public record Answer(long mark, long nanos) {}

    /** Nothing was asked. */
    public Fences() {}

    /** A fence that is sent now, behind what it is to confirm. Its mark is {@link #mark}. */
    public synchronized Fence next() {
        marks++;
        String payload = String.format("%08x", (int) marks);
        open.put(payload, marks);
        if (open.size() > MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        return new Fence(Fence.REQUEST | Fence.BLOCK_BEFORE, payload);
    }

    /** The mark of the newest fence; they grow. */
    public synchronized long mark() {
        return marks;
    }

    /** The viewer answers; what was not asked, or is answered already, is nothing. */
    public synchronized void answered(Fence fence, long nanos) {
        Long mark = open.remove(fence.payload());
        if (mark != null) {
            answers.add(new Answer(mark, nanos));
        }
    }

    /** Takes the answers since the last call, in the order in which they came. */
    public synchronized List<Answer> take() {
        List<Answer> taken = List.copyOf(answers);
        answers.clear();
        return taken;
    }
}
