package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What threads do, in words. */
class ThreadDumpTest {

    private static final StackTraceElement FRAME = new StackTraceElement("oriel.Some", "work", "Some.java", 7);

    @Test
    void namesThreadsAndWhereTheyAre() {
        Thread one = new Thread("one");
        Thread two = new Thread("two");
        two.setDaemon(true);
        assertEquals(
                "\"one\" NEW\n  at oriel.Some.work(Some.java:7)\n\"two\" NEW daemon\n",
                ThreadDump.of(Map.of(two, new StackTraceElement[0], one, new StackTraceElement[] {FRAME})));
        assertTrue(ThreadDump.now().contains("ThreadDumpTest.namesThreadsAndWhereTheyAre"));
    }

    @Test
    void isCutWhereThereAreTooMany() {
        Map<Thread, StackTraceElement[]> many = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            StackTraceElement[] frames = new StackTraceElement[100];
            Arrays.fill(frames, FRAME);
            many.put(new Thread("thread " + i), frames);
        }
        String text = ThreadDump.of(many);
        assertTrue(text.endsWith("\n(cut)\n"));
        assertTrue(text.length() < ThreadDump.MAX_CHARACTERS + 10);
    }
}
