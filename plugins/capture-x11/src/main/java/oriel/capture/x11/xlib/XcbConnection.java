package oriel.capture.x11.xlib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A connection to an X server through libxcb alone. Nothing of it waits for Xlib's lock for all connections, and what is
 * sent in a row is not waited for in between. One thread uses it at a time; one that is lost fails every request.
 */
public final class XcbConnection implements AutoCloseable {

    /** The extension that changes sizes and monitors. */
    public static final Extension RANDR = new Extension("RANDR");

    /** The extension that shares memory. */
    public static final Extension MIT_SHM = new Extension("MIT-SHM");

    private static final int PRESENT = 8;
    private static final int MAJOR_OPCODE = 9;
    private static final int VECTOR_ENTRY = 16;

    /** libxcb writes before the first entry if a request is very long. */
    private static final int SPARE_ENTRIES = 2;

    private static final int REQUEST_SIZE = 24;
    private static final int REQUEST_OPCODE = 16;
    private static final int REQUEST_IS_VOID = 17;
    private static final int MAX_BYTES = 4096;

    private final long connection;
    private final Memory bytes = new Memory(MAX_BYTES);
    private final Memory vector = new Memory((SPARE_ENTRIES + 1L) * VECTOR_ENTRY);
    private final Memory request = new Memory(REQUEST_SIZE);
    private final Memory out = new Memory(Long.BYTES);
    private boolean closed;

    /** An extension of the protocol: libxcb keeps the address as long as the process lives. */
    static final class Extension {

        private final Memory name;
        private final Memory description = new Memory(2L * Long.BYTES);

        private Extension(String name) {
            byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
            this.name = new Memory(letters.length + 1L);
            this.name.clear();
            this.name.write(0, letters, 0, letters.length);
            description.clear();
            description.setPointer(0, this.name);
        }
    }

    private XcbConnection(long connection) {
        this.connection = connection;
        vector.clear();
        request.clear();
    }

    /** Connects; empty if the server is not there or refuses. */
    public static Optional<XcbConnection> open(String display) {
        XcbConnection opened = new XcbConnection(connect(display));
        if (opened.isLost()) {
            opened.close();
            return Optional.empty();
        }
        return Optional.of(opened);
    }

    private static long connect(String display) {
        Optional<Authority.Cookie> cookie = Authority.cookie(display);
        if (cookie.isEmpty()) {
            return Xcb.xcb_connect(display, 0);
        }
        byte[] kind = cookie.get().name();
        byte[] data = cookie.get().data();
        try (Memory authorization = new Memory(32);
                Memory texts = new Memory(Math.max(1, kind.length + data.length))) {
            texts.write(0, kind, 0, kind.length);
            texts.write(kind.length, data, 0, data.length);
            authorization.setInt(0, kind.length);
            authorization.setPointer(8, texts);
            authorization.setInt(16, data.length);
            authorization.setPointer(24, texts.share(kind.length));
            return Xcb.xcb_connect_to_display_with_auth_info(display, Pointer.nativeValue(authorization), 0);
        }
    }

    /** True once the server is known to be gone. */
    public boolean isLost() {
        return closed || Xcb.xcb_connection_has_error(connection) != 0;
    }

    /** The number that requests of an extension begin with; empty if the server does not have it. Asks once. */
    public Optional<Integer> opcode(Extension extension) {
        long answer = isLost() ? 0 : Xcb.xcb_get_extension_data(connection, Pointer.nativeValue(extension.description));
        if (answer == 0 || new Pointer(answer).getByte(PRESENT) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Pointer(answer).getByte(MAJOR_OPCODE) & 0xff);
    }

    /** A number for something new on the server. */
    public int newId() {
        return Xcb.xcb_generate_id(connection);
    }

    /**
     * Queues a request; {@link #flush} sends it.
     *
     * @return what {@link #isDone} or {@link #status} is asked with
     */
    public int queue(XRequest queued) {
        describe(queued);
        return Xcb.xcb_send_request(
                connection,
                Xcb.CHECKED,
                Pointer.nativeValue(vector) + SPARE_ENTRIES * VECTOR_ENTRY,
                Pointer.nativeValue(request));
    }

    /** Queues a request with a descriptor of a file, which is closed when it was sent. */
    public int queue(XRequest queued, int descriptor) {
        describe(queued);
        out.setInt(0, descriptor);
        return Xcb.xcb_send_request_with_fds(
                connection,
                Xcb.CHECKED,
                Pointer.nativeValue(vector) + SPARE_ENTRIES * VECTOR_ENTRY,
                Pointer.nativeValue(request),
                1,
                Pointer.nativeValue(out));
    }

    private void describe(XRequest queued) {
        byte[] body = queued.bytes();
        bytes.write(0, body, 0, body.length);
        vector.setPointer((long) SPARE_ENTRIES * VECTOR_ENTRY, bytes);
        vector.setLong((long) SPARE_ENTRIES * VECTOR_ENTRY + Long.BYTES, body.length);
        request.setLong(0, 1);
        request.setByte(REQUEST_OPCODE, body[0]);
        request.setByte(REQUEST_IS_VOID, (byte) (queued.answered() ? 0 : 1));
    }

    /** Sends what is queued. */
    public void flush() {
        Xcb.xcb_flush(connection);
    }

    /** Waits until the server has done a request that it does not answer; false if it refused or is gone. */
    public boolean isDone(int queued) {
        if (isLost()) {
            return false;
        }
        long error = Xcb.xcb_request_check(connection, queued);
        if (error != 0) {
            com.sun.jna.Native.free(error);
        }
        return error == 0 && !isLost();
    }

    /** Waits for the answer to a request; the second byte of it, which is mostly a status. Empty if there is none. */
    public Optional<Integer> status(int queued) {
        if (isLost()) {
            return Optional.empty();
        }
        out.setLong(0, 0);
        long answer = Xcb.xcb_wait_for_reply(connection, queued, Pointer.nativeValue(out));
        if (out.getLong(0) != 0) {
            com.sun.jna.Native.free(out.getLong(0));
        }
        if (answer == 0) {
            return Optional.empty();
        }
        int status = new Pointer(answer).getByte(1) & 0xff;
        com.sun.jna.Native.free(answer);
        return Optional.of(status);
    }

    /** Disconnects. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Xcb.xcb_disconnect(connection);
        }
    }
}
