package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.security.Right;
import oriel.server.event.LineInfo;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.transport.Peer;

/** A command that asks the person at the desk. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class AskingTest {

    private static final Peer PEER = new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, true);

    @TempDir
    Path folder;

    private final ServerListener rest = mock(ServerListener.class);

    private static SessionInfo session(String user) {
        return new SessionInfo(
                new SessionId(3), PEER, user, 19, Right.VIEW_ONLY, Duration.ZERO, 0, 0, LineInfo.UNKNOWN);
    }

    private Optional<String> answer(long patience, String... command) {
        return new Asking(List.of(command), Map.of("DISPLAY", ":77"), patience, rest).objection(session("ada"));
    }

    @ParameterizedTest
    @CsvSource({
        "exit 0, ",
        "exit 127, the person at the desk could not be asked",
        "exit 1, the person at the desk does not let you in",
        "exec sleep 60, the person at the desk did not answer",
        "sleep 60 & wait, the person at the desk did not answer"
    })
    void theAnswerIsHowTheCommandEnds(String script, String objection) {
        long patience = script.contains("sleep") ? 300 : 30_000;
        assertEquals(Optional.ofNullable(objection), answer(patience, "sh", "-c", script));
    }

    @Test
    void itIsToldWhoItIs() throws Exception {
        Path told = folder.resolve("told");
        assertEquals(
                Optional.empty(),
                answer(
                        30_000,
                        "sh",
                        "-c",
                        "echo \"$1 $DISPLAY\" > " + told,
                        "sh",
                        "{user}, {from}, {how}: {rights}; $(id)"));
        assertEquals("ada, 192.0.2.7:40000, a VNC viewer, encrypted: look; $(id) :77\n", Files.readString(told));
    }

    @Test
    void ifItCannotBeAskedNobodyComesIn() {
        assertEquals(
                Optional.of("the person at the desk could not be asked"),
                new Asking(List.of("/nowhere/to/be/found"), Map.of(), 1000, rest).objection(session("")));
    }

    @Test
    void everythingElseIsHeardByTheOther() {
        Asking asking = new Asking(List.of("true"), Map.of(), 1000, rest);
        SessionInfo session = session("ada");
        asking.connected(session);
        asking.authenticated(session);
        asking.rightsChanged(session);
        asking.refused(session, "reason");
        asking.closed(session, "reason");
        verify(rest).connected(session);
        verify(rest).authenticated(session);
        verify(rest).rightsChanged(session);
        verify(rest).refused(session, "reason");
        verify(rest).closed(session, "reason");
    }
}
