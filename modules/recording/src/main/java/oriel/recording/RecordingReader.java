package oriel.recording;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import oriel.rfb.ProtocolException;

/**
 * Reads a recording, a hostile one too: no chunk takes more memory than {@link Container#MAX_DATA_BYTES}. One that was cut
 * off, or damaged, ends with the last whole message before. Used by one thread.
 */
public final class RecordingReader implements AutoCloseable {

    private final FileChannel file;
    private final Inflater inflater = new Inflater();
    private final KeyFrames keyFrames = new KeyFrames();
    private RecordingStart start;
    private boolean complete;
    private long durationMicros;
    private long begin;
    private long end;
    private long position;
    private long lastMicros;

    /** A chunk as it lies in the file. */
    private record Stored(int kind, int flags, int plainLength, long micros, byte[] data, long next) {

        boolean isContinued() {
            return (flags & Container.CONTINUED) != 0;
        }
    }

    private RecordingReader(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens a recording.
     *
     * @throws RecordingException if it is none
     * @throws IOException if it cannot be read
     */
    public static RecordingReader open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        RecordingReader reader = new RecordingReader(channel);
        boolean opened = false;
        try {
            reader.readStart();
            reader.complete = reader.readIndex();
            if (!reader.complete) {
                reader.scan();
            }
            reader.rewind();
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                reader.close();
            }
        }
    }

    private void readStart() throws IOException {
        Optional<ByteBuffer> head = bytes(0, Container.FILE_HEAD_BYTES);
        if (head.isEmpty() || head.get().getLong() != Container.MAGIC) {
            throw new RecordingException("this is no recording of Oriel's");
        }
        int version = head.get().getShort();
        if (version != Container.VERSION) {
            throw new RecordingException("this recording has version " + version + " of the container");
        }
        end = file.size();
        Stored first = stored(Container.FILE_HEAD_BYTES)
                .filter(chunk -> chunk.kind() == ChunkKind.START.number() && !chunk.isContinued())
                .orElseThrow(() -> new RecordingException("this recording ends before its start"));
        try {
            start = RecordingStart.read(plain(first));
        } catch (ProtocolException | EOFException e) {
            throw new RecordingException("this recording has no sound start: " + e.getMessage());
        }
        begin = first.next();
    }

    private boolean readIndex() throws IOException {
        long tail = end - Container.TAIL_BYTES;
        Optional<ByteBuffer> last = tail < begin ? Optional.empty() : bytes(tail, Container.TAIL_BYTES);
        if (last.isEmpty()) {
            return false;
        }
        long offset = last.get().getLong();
        if (last.get().getLong() != Container.END_MAGIC || offset < begin || offset >= tail) {
            return false;
        }
        Optional<Stored> index =
                stored(offset).filter(chunk -> chunk.kind() == ChunkKind.INDEX.number() && chunk.next() == tail);
        if (index.isEmpty()) {
            return false;
        }
        Optional<Long> duration = keyFrames.read(plain(index.get()), offset);
        duration.ifPresent(micros -> {
            durationMicros = micros;
            end = offset;
        });
        return duration.isPresent();
    }

    /** Looks through all chunks: the index is not there. */
    private void scan() throws IOException {
        position = begin;
        long whole = begin;
        Optional<Stored> chunk = stored(position);
        while (chunk.isPresent()) {
            position = chunk.get().next();
            if (!chunk.get().isContinued()) {
                if (chunk.get().kind() == ChunkKind.KEY_FRAME.number()) {
                    keyFrames.add(lastMicros, whole);
                }
                whole = position;
                durationMicros = lastMicros;
            }
            chunk = stored(position);
        }
        end = whole;
    }

    /** The chunk at a place, if it is whole and sound; its time is that of those before it or later. */
    private Optional<Stored> stored(long offset) throws IOException {
        Optional<ByteBuffer> read = offset + Container.CHUNK_HEAD_BYTES > end
                ? Optional.empty()
                : bytes(offset, Container.CHUNK_HEAD_BYTES);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer head = read.get();
        int length = head.getInt();
        int kind = head.get() & 0xff;
        int flags = head.get() & 0xff;
        head.getShort();
        int plainLength = head.getInt();
        long micros = head.getLong();
        long next = offset + Container.CHUNK_HEAD_BYTES + length + Container.CHECKSUM_BYTES;
        if (length < 0
                || length > Container.MAX_DATA_BYTES
                || plainLength < 0
                || plainLength > Container.MAX_DATA_BYTES
                || micros < 0
                || micros > Container.MAX_MICROS
                || next > end) {
            return Optional.empty();
        }
        Optional<ByteBuffer> behind = bytes(offset + Container.CHUNK_HEAD_BYTES, length + Container.CHECKSUM_BYTES);
        if (behind.isEmpty()) {
            return Optional.empty();
        }
        byte[] data = new byte[length];
        behind.get().get(data);
        CRC32 checksum = new CRC32();
        checksum.update(head.array());
        checksum.update(data);
        if ((int) checksum.getValue() != behind.get().getInt()) {
            return Optional.empty();
        }
        lastMicros = Math.max(lastMicros, micros);
        return Optional.of(new Stored(kind, flags, plainLength, lastMicros, data, next));
    }

    private Optional<ByteBuffer> bytes(long offset, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, offset + bytes.position()) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.flip());
    }

    private byte[] plain(Stored chunk) throws RecordingException {
        if ((chunk.flags() & Container.PACKED) == 0) {
            return chunk.data();
        }
        byte[] plain = new byte[chunk.plainLength()];
        inflater.reset();
        inflater.setInput(chunk.data());
        try {
            int count = 0;
            while (count < plain.length) {
                int more = inflater.inflate(plain, count, plain.length - count);
                if (more == 0) {
                    throw new RecordingException("a chunk that does not hold what it says");
                }
                count += more;
            }
            return plain;
        } catch (DataFormatException e) {
            throw new RecordingException("a chunk that cannot be unpacked");
        }
    }

    /** What it begins with. */
    public RecordingStart start() {
        return start;
    }

    /** How long it lasts, from the start to its end or to where it was cut off. */
    public long durationMicros() {
        return durationMicros;
    }

    /** False if it was cut off or damaged, or is still being written. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Reads the next chunk of a kind that is known here; empty at the end, and where the file is damaged.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<Chunk> next() throws IOException {
        while (true) {
            Optional<Stored> found = stored(position);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Stored chunk = found.get();
            position = chunk.next();
            Optional<ChunkKind> kind = ChunkKind.of(chunk.kind());
            if (kind.isPresent()) {
                return Optional.of(new Chunk(kind.get(), chunk.isContinued(), chunk.micros(), plain(chunk)));
            }
        }
    }

    /** Goes back to the first chunk behind the start. */
    public void rewind() {
        position = begin;
        lastMicros = 0;
    }

    /**
     * Goes to the last key frame that is not after a time, or to the beginning if there is none.
     *
     * @return the time of the key frame; empty at the beginning
     */
    public Optional<Long> seek(long micros) {
        rewind();
        Optional<KeyFrames.Entry> entry = keyFrames.atOrBefore(micros);
        entry.ifPresent(found -> position = found.offset());
        return entry.map(KeyFrames.Entry::micros);
    }

    /** The time of the key frame to which {@link #seek} would go. */
    Optional<Long> keyFrameMicros(long micros) {
        return keyFrames.atOrBefore(micros).map(KeyFrames.Entry::micros);
    }

    /** Closes the file. */
    @Override
    public void close() {
        inflater.end();
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
