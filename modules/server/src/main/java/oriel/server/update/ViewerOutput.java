package oriel.server.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ServerMessage;
import oriel.server.flow.NanoClock;
import oriel.transport.Connection;

/** What goes to one viewer: gathered, counted, and sent in pieces that are not small. Used by the writer thread alone. */
final class ViewerOutput {

    private static final int FLUSH_BYTES = 64 << 10;

    private final Connection connection;
    private final UpdateCounters counters;
    private final NanoClock clock;
    private final WireBuffer buffer = new WireBuffer(4096);
    private long bytes;
    private long sendNanos;

    ViewerOutput(Connection connection, UpdateCounters counters, NanoClock clock) {
        this.connection = connection;
        this.counters = counters;
        this.clock = clock;
    }

    /** Where bytes gather; empty after each message. */
    WireBuffer buffer() {
        return buffer;
    }

    /** How many bytes were sent, those that have gathered left out. */
    long bytes() {
        return bytes;
    }

    /** How long it took to hand them over, most of which is waiting for room. */
    long sendNanos() {
        return sendNanos;
    }

    /** Sends a message. */
    void send(ServerMessage message) throws IOException {
        message.write(buffer.clear());
        flush();
    }

    /** Sends a message that is ready; it is not copied. */
    void send(byte[] message) throws IOException {
        if (message.length > 0) {
            write(ByteBuffer.wrap(message));
        }
    }

    /** Sends what has gathered if that is much. */
    void flushIfLarge() throws IOException {
        if (buffer.size() >= FLUSH_BYTES) {
            flush();
        }
    }

    /** Sends what has gathered. */
    void flush() throws IOException {
        if (buffer.size() == 0) {
            return;
        }
        write(buffer.view());
        buffer.clear();
    }

    private void write(ByteBuffer some) throws IOException {
        int count = some.remaining();
        long began = clock.nanoTime();
        connection.write(some);
        sendNanos += clock.nanoTime() - began;
        counters.bytes(count);
        bytes += count;
    }
}
