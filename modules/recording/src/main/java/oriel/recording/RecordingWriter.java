package oriel.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes a recording. What was appended is in the file when the method returns, so that whatever ends the program leaves a
 * recording up to there. After an exception nothing more can be written, and whoever tries gets one. Thread-safe: its monitor guards all.
 */
public final class RecordingWriter implements AutoCloseable {

    /** Less is not worth the work. */
    private static final int MIN_PACKED_BYTES = 64;

    private static final String OWNER = "rw-------";

    private final FileChannel file;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final byte[] packed = new byte[Container.MAX_DATA_BYTES];
    private final KeyFrames keyFrames = new KeyFrames();
    private long position;
    private long lastMicros;
    private boolean over;
    private boolean failed;

    private RecordingWriter(FileChannel file) {
        this.file = file;
    }

    /**
     * Begins a recording in a file that is not there yet, or in the place of one that is, where {@code over} says so. It is for
     * its owner alone, where the system has modes.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one, and it is to stay
     * @throws IOException if it cannot be written
     */
    public static RecordingWriter create(Path file, boolean over, RecordingStart start) throws IOException {
        if (over && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file); // Its mode, and whoever has it open, would stay.
        }
        Set<StandardOpenOption> how = over
                ? Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                : Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileChannel channel = FileChannel.open(file, how, mode(file));
        RecordingWriter writer = new RecordingWriter(channel);
        boolean begun = false;
        try {
            writer.begin(start);
            begun = true;
            return writer;
        } finally {
            if (!begun) {
                channel.close();
                if (!over) {
                    Files.deleteIfExists(file); // on a full disk an empty one is made each time
                }
            }
        }
    }

    private static FileAttribute<?>[] mode(Path file) {
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER))}
                : new FileAttribute<?>[0];
    }

    private void begin(RecordingStart start) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Container.FILE_HEAD_BYTES);
        write(head.putLong(Container.MAGIC)
                .putShort((short) Container.VERSION)
                .putShort((short) 0)
                .flip());
        append(ChunkKind.START, 0, ByteBuffer.wrap(start.bytes()));
    }

    /**
     * Appends data, in as many chunks as it takes. Time never goes back: what is older than the last counts as new as that.
     *
     * @param micros time since the start
     * @param data whole messages
     */
    public void append(ChunkKind kind, long micros, ByteBuffer data) throws IOException {
        append(kind, micros, List.of(data).iterator());
    }

    /**
     * The same of data that comes in pieces.
     *
     * @param data at least one piece
     */
    public synchronized void append(ChunkKind kind, long micros, Iterator<ByteBuffer> data) throws IOException {
        if (failed) {
            throw new IOException("nothing can be written behind what could not be");
        }
        if (over) {
            return;
        }
        lastMicros = Math.max(lastMicros, micros);
        if (kind == ChunkKind.KEY_FRAME) {
            keyFrames.add(lastMicros, position);
        }
        boolean done = false;
        try {
            do {
                ByteBuffer left = data.next().slice();
                do {
                    byte[] piece = new byte[Math.min(left.remaining(), Container.MAX_DATA_BYTES)];
                    left.get(piece);
                    chunk(kind, left.hasRemaining() || data.hasNext(), piece);
                } while (left.hasRemaining());
            } while (data.hasNext());
            done = true;
        } finally {
            over = !done;
            failed = !done;
        }
    }

    private void chunk(ChunkKind kind, boolean continued, byte[] plain) throws IOException {
        int length = plain.length < MIN_PACKED_BYTES ? plain.length : packed(plain);
        boolean isPacked = length < plain.length;
        ByteBuffer out = ByteBuffer.allocate(Container.CHUNK_HEAD_BYTES + length + Container.CHECKSUM_BYTES);
        out.putInt(length)
                .put((byte) kind.number())
                .put((byte) ((isPacked ? Container.PACKED : 0) | (continued ? Container.CONTINUED : 0)))
                .putShort((short) 0)
                .putInt(plain.length)
                .putLong(lastMicros)
                .put(isPacked ? packed : plain, 0, length);
        CRC32 checksum = new CRC32();
        checksum.update(out.array(), 0, out.position());
        write(out.putInt((int) checksum.getValue()).flip());
    }

    /** Packs data; its length is that of the data itself if that gains nothing. */
    private int packed(byte[] plain) {
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        int length = deflater.deflate(packed, 0, plain.length - 1);
        return deflater.finished() ? length : plain.length;
    }

    private void write(ByteBuffer bytes) throws IOException {
        position += bytes.remaining();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** How long the file is so far. */
    public synchronized long bytes() {
        return position;
    }

    /**
     * Ends the recording.
     *
     * @param micros its duration
     */
    public synchronized void end(long micros) throws IOException {
        if (over) {
            return;
        }
        long index = position;
        append(ChunkKind.INDEX, micros, ByteBuffer.wrap(keyFrames.index(Math.max(micros, lastMicros))));
        over = true;
        write(ByteBuffer.allocate(Container.TAIL_BYTES)
                .putLong(index)
                .putLong(Container.END_MAGIC)
                .flip());
    }

    /** Closes the file; without {@link #end} it is like one that was cut off. */
    @Override
    public synchronized void close() throws IOException {
        over = true;
        deflater.end();
        file.close();
    }
}
