package oriel.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;

/** Who was let in leaves with the connection. */
class AdmissionTest {

    private final AtomicBoolean left = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private final Connection line = new Connection() {
        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public void write(ByteBuffer source) {}

        @Override
        public void readLimit(Duration limit) {}

        @Override
        public Peer peer() {
            return new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, false);
        }

        @Override
        public void close() {
            closed.set(true);
        }
    };

    @Test
    void leavesWhenTheConnectionIsClosed() {
        Admission admission = new Admission(line, new Account("ada", Right.FULL, () -> left.set(true)));
        assertEquals("ada", admission.user());
        assertFalse(left.get());
        admission.connection().close();
        assertTrue(closed.get() && left.get());
    }

    @Test
    void leavesAlsoWhenTheConnectionDoesNotClose() {
        Connection broken = new ForwardingConnection(line) {
            @Override
            public void close() {
                throw new IllegalStateException("broken on purpose");
            }
        };
        Admission admission = new Admission(broken, new Account("ada", Right.FULL, () -> left.set(true)));
        assertThrows(IllegalStateException.class, admission.connection()::close);
        assertTrue(left.get());
    }

    @Test
    void goesOnWithTheSameConnectionWhereNobodyNeedsToKnow() {
        assertSame(line, new Admission(line, new Account("ada", Right.FULL)).connection());
    }
}
