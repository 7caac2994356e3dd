package oriel.capture.x11.xlib;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Optional;

/** Reads and writes properties of windows; whose they are, and what is in them, others decide. Used by one thread. */
public final class Properties {

    private static final int MAX_BYTES = 1 << 28;

    private final XConnection x;
    private final Memory out = new Memory(5L * Long.BYTES);

    /**
     * What a property holds.
     *
     * @param type the atom of its type; 0 if there is no such property
     * @param format bits of an item: 8, 16 or 32
     * @param bytes the items; those of 32 bits take 8 bytes each, as Xlib's do
     * @param complete false if there is more than was asked for
     */
    public record Value(long type, int format, byte[] bytes, boolean complete) {}

    /** Of the windows of a server. */
    public Properties(XConnection x) {
        this.x = x;
    }

    /** Reads a property of at most {@code mostBytes}; empty if the window or the server is gone. */
    public Optional<Value> read(long window, long property, int mostBytes, boolean delete) {
        out.clear();
        long at = Pointer.nativeValue(out);
        int status = Xclient.XGetWindowProperty(
                x.display(),
                window,
                property,
                0,
                Math.min(MAX_BYTES, mostBytes) / 4 + 1L,
                delete ? 1 : 0,
                Xclient.ANY_TYPE,
                at,
                at + 8,
                at + 16,
                at + 24,
                at + 32);
        boolean failed = x.takeError() != 0 || status != 0 || x.isLost();
        long address = out.getLong(32);
        try {
            if (failed) {
                return Optional.empty();
            }
            int format = out.getInt(8);
            int itemBytes = format == 32 ? Long.BYTES : format / 8;
            int count = address == 0 ? 0 : Math.toIntExact(out.getLong(16) * itemBytes);
            byte[] bytes = count == 0 ? new byte[0] : new Pointer(address).getByteArray(0, count);
            return Optional.of(new Value(out.getLong(0), format, bytes, out.getLong(24) == 0));
        } finally {
            if (address != 0) {
                Xlib.XFree(address);
            }
        }
    }

    /** The bytes of a property, as far as {@code mostBytes} reach; empty if there is none. */
    public Optional<byte[]> bytes(long window, long property, int mostBytes) {
        return read(window, property, mostBytes, false)
                .filter(value -> value.type() != 0 && value.format() == 8)
                .map(Value::bytes);
    }

    /** Writes bytes. */
    public void write(long window, long property, long type, byte[] bytes) {
        try (Memory data = new Memory(Math.max(1, bytes.length))) {
            data.write(0, bytes, 0, bytes.length);
            long at = Pointer.nativeValue(data);
            Xclient.XChangeProperty(x.display(), window, property, type, 8, Xclient.REPLACE, at, bytes.length);
        }
    }

    /** Writes items of 32 bits: atoms or numbers. */
    public void write(long window, long property, long type, long... items) {
        try (Memory data = new Memory(Math.max(1, items.length) * (long) Long.BYTES)) {
            data.write(0, items, 0, items.length);
            long at = Pointer.nativeValue(data);
            Xclient.XChangeProperty(x.display(), window, property, type, 32, Xclient.REPLACE, at, items.length);
        }
    }

    /** Changes nothing, but makes the event that tells the server's time. */
    public void touch(long window, long property) {
        Xclient.XChangeProperty(x.display(), window, property, Xclient.INTEGER, 32, Xclient.APPEND, 0, 0);
    }
}
