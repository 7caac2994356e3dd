package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When the time for a first word is over on a machine that is late, a word that has come meanwhile still counts. */
final class ProtocolDetectorTest {

    private final List<DetectedProtocol> found = new ArrayList<>();

    /** A connection whose patience is over at once, and whose loop has noticed that. */
    private EmbeddedChannel over() {
        Patience none = Patience.none(new PeerHistory(() -> 0));
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.freezeTime();
        ProtocolDetector detector = new ProtocolDetector(Optional.of(none), (self, protocol) -> found.add(protocol));
        channel.pipeline().addLast(detector);
        detector.beginNow();
        channel.runScheduledPendingTasks();
        return channel;
    }

    @Test
    void hearsAWordThatWasThereBeforeTheGreeting() {
        EmbeddedChannel channel = over();
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n", StandardCharsets.US_ASCII));
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertEquals(List.of(DetectedProtocol.HTTP), found);
        channel.finishAndReleaseAll();
    }

    @Test
    void takesSilenceForAViewer() {
        EmbeddedChannel channel = over();
        assertEquals(List.of(), found);
        channel.advanceTimeBy(1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertEquals(List.of(DetectedProtocol.VIEWER), found);
        channel.finishAndReleaseAll();
    }
}
