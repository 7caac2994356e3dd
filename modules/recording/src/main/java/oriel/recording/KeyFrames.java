package oriel.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the key frames of a recording are: a bounded number of them, so those of a long recording lie farther apart. Not
 * thread-safe.
 */
final class KeyFrames {

    /**
     * One of them.
     *
     * @param micros its time
     * @param offset where its first chunk begins
     */
    record Entry(long micros, long offset) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Adds one; where there are too many, each second of those before it is dropped. */
    void add(long micros, long offset) {
        if (entries.size() == Container.MAX_KEY_FRAMES) {
            for (int i = 0; i < Container.MAX_KEY_FRAMES / 2; i++) {
                entries.set(i, entries.get(2 * i));
            }
            entries.subList(Container.MAX_KEY_FRAMES / 2, Container.MAX_KEY_FRAMES)
                    .clear();
        }
        entries.add(new Entry(micros, offset));
    }

    /** The last one that is not after a time. */
    Optional<Entry> atOrBefore(long micros) {
        Optional<Entry> found = Optional.empty();
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (entries.get(middle).micros() <= micros) {
                found = Optional.of(entries.get(middle));
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return found;
    }

    /** The data of the index chunk. */
    byte[] index(long duration) {
        int bytes = Container.INDEX_HEAD_BYTES + entries.size() * Container.INDEX_ENTRY_BYTES;
        ByteBuffer out = ByteBuffer.allocate(bytes).putLong(duration).putInt(entries.size());
        entries.forEach(entry -> out.putLong(entry.micros()).putLong(entry.offset()));
        return out.array();
    }

    /**
     * Takes the entries of an index.
     *
     * @param data of the index chunk
     * @param end where the index begins: all entries lie before it
     * @return the recording's duration; empty if it is no index, and nothing was taken
     */
    Optional<Long> read(byte[] data, long end) {
        ByteBuffer in = ByteBuffer.wrap(data);
        if (data.length < Container.INDEX_HEAD_BYTES) {
            return Optional.empty();
        }
        long duration = in.getLong();
        int count = in.getInt();
        if (duration < 0
                || duration > Container.MAX_MICROS
                || count < 0
                || count > Container.MAX_KEY_FRAMES
                || in.remaining() != count * Container.INDEX_ENTRY_BYTES) {
            return Optional.empty();
        }
        List<Entry> read = new ArrayList<>();
        Entry last = new Entry(0, Container.FILE_HEAD_BYTES);
        for (int i = 0; i < count; i++) {
            Entry entry = new Entry(in.getLong(), in.getLong());
            if (entry.micros() < last.micros() || entry.offset() <= last.offset() || entry.offset() >= end) {
                return Optional.empty();
            }
            read.add(entry);
            last = entry;
        }
        if (last.micros() > duration) {
            return Optional.empty();
        }
        entries.addAll(read);
        return Optional.of(duration);
    }
}
