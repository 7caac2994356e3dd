package oriel.server.event;

/**
 * What was sent in one encoding.
 *
 * @param encoding its name, or its number if it has none
 * @param rectangles how many
 * @param bytes of them, heads included
 */
public record EncodingCount(String encoding, long rectangles, long bytes) {}
