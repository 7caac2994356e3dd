package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.plugin.Options;
import oriel.rfb.WireReader;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Admission;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.VncAuthenticationProvider;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;

/** The time that a refusal takes says nothing, and is no shorter for a viewer that took its time before. */
@Timeout(30)
class RefusalPauseTest {

    private final MemoryPipe pipe = new MemoryPipe(1 << 12);
    private final List<Long> pauses = new ArrayList<>();

    /** A gate by which a login counts, or not. */
    private record Door(Optional<String> refusal, Optional<String> full) implements Handshake.AdmissionPolicy {

        @Override
        public Optional<String> closedBecause() {
            return Optional.empty();
        }

        @Override
        public void goesOnWith(Connection outermost) {}

        @Override
        public Optional<String> enter(Account account, SecurityType type) {
            return full;
        }

        @Override
        public Optional<String> tried(Optional<Set<Right>> rights) {
            return refusal;
        }
    }

    /** Is right or wrong. */
    private void refuses(byte answer, Door door, Runnable beforeTheAnswer) throws Exception {
        SecurityType type = new VncAuthenticationProvider()
                .create(Options.none("vnc"), new SecurityTools(Accounts.NOBODY.with(new byte[] {'x'}, Right.FULL)));
        SecurityType judging = new SecurityType() {
            @Override
            public int code() {
                return type.code();
            }

            @Override
            public SecurityTraits traits() {
                return type.traits();
            }

            @Override
            public SecurityOutcome authenticate(Connection connection) throws IOException {
                beforeTheAnswer.run();
                if (new WireReader(connection).u8() != 1) {
                    return new Refusal(connection, "the password is wrong");
                }
                return new Admission(connection, "", Right.FULL);
            }
        };
        pipe.viewer().write(ByteBuffer.wrap("RFB 003.008\n\2".getBytes()));
        pipe.viewer().write(ByteBuffer.wrap(new byte[] {answer}));
        Handshake handshake = new Handshake(peer -> List.of(judging), door, this::pause);
        assertThrows(RefusedException.class, () -> handshake.negotiate(pipe.server(), Duration.ofSeconds(10)));
    }

    private void pause(long nanos) {
        pauses.add(nanos);
    }

    @Test
    void isTheSameForAWrongPasswordAndForARightOneThatDoesNotCount() throws Exception {
        Door open = new Door(Optional.empty(), Optional.empty());
        Door paused = new Door(Optional.of("wait"), Optional.empty());
        Door full = new Door(Optional.empty(), Optional.of("full"));
        refuses((byte) 0, open, () -> {});
        refuses((byte) 0, paused, () -> {});
        refuses((byte) 1, paused, () -> {});
        refuses((byte) 1, full, () -> {});
        assertEquals(List.of(100_000_000L, 100_000_000L, 100_000_000L, 100_000_000L), pauses);
    }

    @Test
    void isAsLongForAViewerThatHasWaitedWithItsAnswer() throws Exception {
        refuses((byte) 0, new Door(Optional.empty(), Optional.empty()), RefusalPauseTest::aWhile);
        assertEquals(List.of(100_000_000L), pauses);
    }

    /** Some milliseconds of the clock, without a sleep. */
    private static void aWhile() {
        long end = System.nanoTime() + 20_000_000;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
