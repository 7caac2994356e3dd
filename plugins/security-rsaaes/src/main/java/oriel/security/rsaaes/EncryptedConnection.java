package oriel.security.rsaaes;

import java.io.IOException;
import java.nio.ByteBuffer;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;

/**
 * A connection whose bytes go through records of AES-EAX. Where a record ends means nothing to what is read. The thread that
 * reads and the one that writes share nothing.
 */
final class EncryptedConnection extends ForwardingConnection {

    /** So many records are written at once: as large a piece as a WebSocket or a socket takes well. */
    private static final int RECORDS_A_WRITE = 8;

    private final WireReader in;
    private final RecordCipher reading;
    private final RecordCipher writing;
    private final WireBuffer sealed = new WireBuffer(64);
    private byte[] received = new byte[0];
    private byte[] opened = new byte[0];
    private ByteBuffer unread = ByteBuffer.allocate(0);

    EncryptedConnection(Connection connection, RecordCipher reading, RecordCipher writing) {
        super(connection);
        this.in = new WireReader(connection);
        this.reading = reading;
        this.writing = writing;
    }

    /**
     * Reads from one record at most.
     *
     * @throws ProtocolException if somebody has changed it
     */
    @Override
    public int read(ByteBuffer target) throws IOException {
        while (!unread.hasRemaining()) {
            if (!readRecord()) {
                return -1;
            }
        }
        int count = Math.min(unread.remaining(), target.remaining());
        target.put(unread.slice(unread.position(), count));
        unread.position(unread.position() + count);
        return count;
    }

    /** False if the stream ends here. */
    private boolean readRecord() throws IOException {
        int high = in.messageType();
        if (high < 0) {
            return false;
        }
        int length = high << Byte.SIZE | in.u8();
        int whole = length + RecordCipher.TAG_BYTES;
        if (received.length < whole) {
            received = new byte[whole];
            opened = new byte[whole];
        }
        in.into(ByteBuffer.wrap(received, 0, whole));
        if (!reading.open(length, received, opened)) {
            throw new ProtocolException("an encrypted record is not what the viewer's key makes");
        }
        unread = ByteBuffer.wrap(opened, 0, length);
        return true;
    }

    /** True if the last record has bytes that nobody has read. */
    boolean hasUnread() {
        return unread.hasRemaining();
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            sealed.clear();
            for (int i = 0; i < RECORDS_A_WRITE && source.hasRemaining(); i++) {
                writing.seal(source, sealed);
            }
            super.write(sealed.view());
        }
    }

    @Override
    public Peer peer() {
        return super.peer().asEncrypted();
    }
}
