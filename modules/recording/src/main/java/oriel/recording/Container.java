package oriel.recording;

/** The numbers of the container, which docs/recording.md describes. */
final class Container {

    /** What a file begins with: {@code ORIELREC}. */
    static final long MAGIC = 0x4f5249454c524543L;

    /** What the last bytes of a complete file are: {@code ORIELEND}. */
    static final long END_MAGIC = 0x4f5249454c454e44L;

    static final int VERSION = 1;

    /** Bytes before the first chunk: what it begins with, the version, two bytes without a meaning. */
    static final int FILE_HEAD_BYTES = 12;

    /** Bytes of a chunk before its data: length, kind, flags, length of the plain data, time. */
    static final int CHUNK_HEAD_BYTES = 20;

    /** Bytes of a chunk behind its data: CRC-32 of all before. */
    static final int CHECKSUM_BYTES = 4;

    /** Bytes behind the index: where it begins, and {@link #END_MAGIC}. */
    static final int TAIL_BYTES = 16;

    /** No chunk has more, as it lies in the file or plain. */
    static final int MAX_DATA_BYTES = 1 << 20;

    /** No recording is longer: a year. */
    static final long MAX_MICROS = 366L * 24 * 3600 * 1_000_000;

    /** Flag: the data is a zlib stream. */
    static final int PACKED = 1;

    /** Flag: the next chunk goes on where this one ends. */
    static final int CONTINUED = 2;

    /** The index has no more key frames. */
    static final int MAX_KEY_FRAMES = 1 << 15;

    /** Bytes of the index before its entries, and of each of them. */
    static final int INDEX_HEAD_BYTES = 12;

    static final int INDEX_ENTRY_BYTES = 16;

    private Container() {}
}
