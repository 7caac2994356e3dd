package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.security.Account;
import oriel.security.Admission;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.server.session.Handshake.Negotiated;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** The server's side of the handshake, of a viewer whose words are all there from the start. */
@Timeout(30)
class HandshakeStepsTest {

    private static final String OK = "\0\0\0\0";
    private static final String FAILED = "\0\0\0\1";

    private final MemoryPipe pipe = new MemoryPipe(1 << 12);
    private final List<String> told = new ArrayList<>();
    private Optional<String> closed = Optional.empty();
    private Optional<String> paused = Optional.empty();
    private Optional<String> full = Optional.empty();

    private final Handshake.AdmissionPolicy policy = new Handshake.AdmissionPolicy() {
        @Override
        public Optional<String> closedBecause() {
            return closed;
        }

        @Override
        public void goesOnWith(Connection outermost) {
            told.add("goes on " + (outermost == pipe.server()));
        }

        @Override
        public Optional<String> enter(Account account, SecurityType type) {
            told.add("enters");
            return full;
        }

        @Override
        public Optional<String> tried(Optional<Set<Right>> rights) {
            told.add("tried " + rights.map(Set::size));
            return paused;
        }
    };

    /** A security type that lets in, or not. */
    private record Type(int code, SecurityTraits traits, Optional<Set<Right>> rights) implements SecurityType {

        @Override
        public SecurityOutcome authenticate(Connection connection) {
            return rights.isPresent()
                    ? new Admission(connection, "ada", rights.get())
                    : new Refusal(connection, "the password is wrong");
        }

        @Override
        public void extendServerInit(WireBuffer out, IntPredicate encodings) {
            out.u8(encodings.test(code) ? code : 0);
        }
    }

    private static final Type NONE = new Type(1, new SecurityTraits(false, false, true), Optional.of(Right.FULL));
    private static final Type WRONG = new Type(2, new SecurityTraits(false, true, true), Optional.empty());
    private static final Type RIGHT = new Type(2, new SecurityTraits(false, true, true), Optional.of(Right.FULL));
    private static final Type BLIND =
            new Type(2, new SecurityTraits(false, true, true), Optional.of(Set.of(Right.INPUT)));
    private static final Type MODERN = new Type(19, new SecurityTraits(true, true, false), Optional.of(Right.FULL));

    private Negotiated negotiate(String words, Type... types) throws Exception {
        pipe.viewer().write(ByteBuffer.wrap(words.getBytes(StandardCharsets.ISO_8859_1)));
        return new Handshake(peer -> List.of(types), policy, nanos -> told.add("pause " + nanos))
                .negotiate(pipe.server(), Duration.ofSeconds(10));
    }

    /** What the server has said, as Latin-1. */
    private String said() throws IOException {
        pipe.server().close();
        ByteBuffer all = ByteBuffer.allocate(1 << 12);
        while (pipe.viewer().read(all) > 0) {
            // until the end
        }
        return new String(all.array(), 0, all.position(), StandardCharsets.ISO_8859_1);
    }

    private static String reason(String text) {
        return "\0\0\0" + (char) text.length() + text;
    }

    private void assertRefused(String why, String words, Type... types) {
        RefusedException refused = assertThrows(RefusedException.class, () -> negotiate(words, types));
        assertEquals(why, refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"003.008, true", "003.007, false"})
    void aViewerChoosesOneOfTheTypes(String version, boolean result) throws Exception {
        Negotiated negotiated = negotiate("RFB " + version + "\n\1\1", MODERN, NONE);
        assertSame(NONE, negotiated.type());
        assertEquals("ada", negotiated.admission().user());
        assertTrue(negotiated.init().shared());
        assertEquals("RFB 003.008\n" + "\2\23\1" + (result ? OK : ""), said());
        assertEquals(List.of("goes on true", "enters"), told);
    }

    @Test
    void oneDeadlineIsForAllOfItAndForNothingBehindIt() throws Exception {
        List<Duration> limits = new ArrayList<>();
        Connection noting = new ForwardingConnection(pipe.server()) {
            @Override
            public void readLimit(Duration limit) {
                limits.add(limit);
            }
        };
        pipe.viewer().write(ByteBuffer.wrap("RFB 003.008\n\1\1".getBytes(StandardCharsets.ISO_8859_1)));
        Duration limit = Duration.ofSeconds(7);
        new Handshake(peer -> List.of(NONE), policy, nanos -> {}).negotiate(noting, limit);
        assertEquals(List.of(limit, Duration.ZERO), limits);
    }

    @Test
    void theServerDecidesForAnOldViewer() throws Exception {
        Negotiated negotiated = negotiate("RFB 003.003\n\0", MODERN, RIGHT, NONE);
        assertSame(RIGHT, negotiated.type());
        assertEquals(false, negotiated.init().shared());
        assertEquals("RFB 003.008\n" + "\0\0\0\2" + OK, said());
        assertEquals(List.of("goes on true", "tried Optional[" + Right.FULL.size() + "]", "enters"), told);
    }

    @Test
    void anOldViewerGetsNoResultAfterNone() throws Exception {
        negotiate("RFB 003.003\n\1", NONE);
        assertEquals("RFB 003.008\n" + "\0\0\0\1", said());
    }

    @Test
    void anOldViewerIsRefusedWhereNoTypeIsForIt() throws Exception {
        String why = "this server needs a viewer of protocol version 3.7 or later";
        assertRefused(why, "RFB 003.003\n", MODERN);
        assertEquals("RFB 003.008\n" + OK + reason(why), said());
    }

    @Test
    void applesViewerSaysNothingAfterNone() throws Exception {
        Negotiated silent = negotiate("RFB 003.889\n\1", NONE);
        assertTrue(silent.init().shared());
        assertEquals("RFB 003.008\n" + "\1\1", said());
    }

    @Test
    void applesViewerSpeaksAfterAPassword() throws Exception {
        assertEquals(false, negotiate("RFB 003.889\n\2\0", RIGHT).init().shared());
        assertEquals("RFB 003.008\n" + "\1\2" + OK, said());
    }

    @Test
    void whoeverComesWhileNobodyMayIsToldBeforeTheTypes() throws Exception {
        closed = Optional.of("the server is full");
        assertRefused("the server is full", "RFB 003.008\n", NONE);
        assertEquals("RFB 003.008\n" + "\0" + reason("the server is full"), said());
        assertEquals(List.of(), told);
    }

    @Test
    void anotherVersionIsTold() throws Exception {
        String why = "RFB 004.000 is not supported, only 3.3, 3.7 and 3.8";
        assertRefused(why, "RFB 004.000\n", NONE);
        assertEquals("RFB 003.008\n" + "\0" + reason(why), said());
    }

    @Test
    void whatIsNotOfferedIsRefusedAfterAPause() throws Exception {
        assertThrows(ProtocolException.class, () -> negotiate("RFB 003.008\n\5", NONE));
        assertEquals("RFB 003.008\n" + "\1\1" + FAILED + reason("security type 5 was not offered"), said());
        assertEquals(List.of("pause 100000000"), told);
    }

    @ParameterizedTest
    @CsvSource({"003.008, true", "003.007, false"})
    void aWrongPasswordIsRefusedAfterAPause(String version, boolean reason) throws Exception {
        assertRefused("the password is wrong", "RFB " + version + "\n\2", WRONG);
        assertEquals("RFB 003.008\n" + "\1\2" + FAILED + (reason ? reason("the password is wrong") : ""), said());
        assertEquals(List.of("goes on true", "tried Optional.empty", "pause 100000000"), told);
    }

    @Test
    void aPauseCountsMoreThanThePassword() throws Exception {
        paused = Optional.of("try again in 9 s");
        assertRefused("try again in 9 s", "RFB 003.008\n\2", RIGHT);
        assertEquals("RFB 003.008\n" + "\1\2" + FAILED + reason("try again in 9 s"), said());
    }

    @Test
    void whoMayNotLookDoesNotComeIn() throws Exception {
        assertRefused("this account may not look at the screen", "RFB 003.008\n\2", BLIND);
        assertEquals(List.of("goes on true", "tried Optional[1]", "pause 100000000"), told);
    }

    @Test
    void aPlaceMayBeTakenMeanwhile() throws Exception {
        full = Optional.of("the server is full");
        assertRefused("the server is full", "RFB 003.007\n\1", NONE);
        assertEquals("RFB 003.008\n" + "\1\1", said(), "there is no result to tell it in");
    }

    @Test
    void serverInitHasSizeFormatNameAndWhatTheTypeAdds() throws Exception {
        Negotiated negotiated = negotiate("RFB 003.007\n\1\1", NONE);
        Handshake.serverInit(negotiated, new Rect(0, 0, 258, 3), "hall", number -> number == 1);
        String init = said().substring("RFB 003.008\n".length() + 2);
        assertTrue(init.startsWith("\1\2\0\3\40"), init);
        assertTrue(init.endsWith(reason("hall") + "\1"), init);
        assertEquals(24 + 4 + 1, init.length());
    }
}
