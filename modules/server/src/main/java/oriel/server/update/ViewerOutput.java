package oriel.server.update;

import java.io.IOException;
import java.nio.ByteBuffer;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ServerMessage;
import oriel.transport.Connection;

/** What goes to one viewer: gathered, counted, and sent in pieces that are not small. Used by the writer thread alone. */
final class ViewerOutput {

    private static final int FLUSH_BYTES = 64 << 10;

    private final Connection connection;
    private final UpdateCounters counters;
    private final WireBuffer buffer = new WireBuffer(4096);
    private long bytes;

    ViewerOutput(Connection connection, UpdateCounters counters) {
        this.connection = connection;
        this.counters = counters;
    }

    /** Where bytes gather; empty after each message. */
    WireBuffer buffer() {
        return buffer;
    }

    /** How many bytes were sent, those that have gathered left out. */
    long bytes() {
        return bytes;
    }

    /** Sends a message. */
    void send(ServerMessage message) throws IOException {
        message.write(buffer.clear());
        flush();
    }

    /** Sends a message that is ready; it is not copied. */
    void send(byte[] message) throws IOException {
        if (message.length > 0) {
            connection.write(ByteBuffer.wrap(message));
            count(message.length);
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
        connection.write(buffer.view());
        count(buffer.size());
        buffer.clear();
    }

    private void count(int sent) {
        counters.bytes(sent);
        bytes += sent;
    }
}
