package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import oriel.launcher.config.JsonText;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.server.event.LineInfo;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.transport.Peer;

/** Words for pages are never longer than a message. */
class PageWordsTest {

    @Test
    void aLongListIsCutWhereTheMessageIsFull() {
        Peer peer = new Peer(new InetSocketAddress("127.0.0.1", 1), true, true);
        SessionInfo someone = new SessionInfo(
                new SessionId(1), peer, "\u0001".repeat(10_000), 2, Right.FULL, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
        CompanionMessage people = PageWords.people(Collections.nCopies(1000, someone));
        Map<?, ?> word = (Map<?, ?>) JsonText.value(people.text()).orElseThrow();
        int told = ((List<?>) word.get("people")).size();
        assertTrue(told > 20, told + " are told");
        assertEquals(1000 - told, word.get("more"));
    }
}
