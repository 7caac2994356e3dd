package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.transport.Connection;

/** Whether a writer gets on is known to the piece. */
class WatchedConnectionTest {

    private final Connection connection = mock(Connection.class);
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final List<Integer> pieces = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();
    private long now = 100;
    private final WatchedConnection watched = new WatchedConnection(connection, () -> now);

    /** Every piece takes ten nanoseconds, and the fourth fails. */
    @BeforeEach
    void connect() throws IOException {
        doAnswer(call -> {
                    ByteBuffer source = call.getArgument(0);
                    progress.add(watched.progressNanos());
                    if (pieces.size() == 3) {
                        throw new SocketTimeoutException("made by the test");
                    }
                    byte[] piece = new byte[source.remaining()];
                    source.get(piece);
                    written.write(piece);
                    pieces.add(piece.length);
                    now += 10;
                    return null;
                })
                .when(connection)
                .write(any());
    }

    @Test
    void writesInPiecesOfAFrameAndNotesEach() throws IOException {
        byte[] bytes = new byte[2 * 65_532 + 1];
        new Random(1).nextBytes(bytes);
        ByteBuffer source = ByteBuffer.wrap(bytes);
        assertEquals(100, watched.progressNanos());
        now = 200;
        watched.write(source);
        assertEquals(List.of(65_532, 65_532, 1), pieces);
        assertEquals(List.of(200L, 210L, 220L), progress);
        assertEquals(230, watched.progressNanos());
        assertEquals(0, source.remaining());
        assertEquals(bytes.length, source.limit());
        assertArrayEquals(bytes, written.toByteArray());
    }

    @Test
    void notesNoProgressWhereThereIsNone() {
        assertThrows(SocketTimeoutException.class, () -> watched.write(ByteBuffer.allocate(4 * 65_532)));
        now = 999;
        assertEquals(130, watched.progressNanos());
    }
}
