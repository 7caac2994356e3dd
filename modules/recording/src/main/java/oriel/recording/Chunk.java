package oriel.recording;

/**
 * A piece of a recording.
 *
 * @param kind what it holds
 * @param continued true if the next chunk goes on where this one ends
 * @param micros time since the start
 * @param data as it was before it was compressed; shared, not copied
 */
public record Chunk(ChunkKind kind, boolean continued, long micros, byte[] data) {}
