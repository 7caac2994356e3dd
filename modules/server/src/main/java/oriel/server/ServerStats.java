package oriel.server;

/**
 * Counters of a server since its start.
 *
 * @param viewers sessions now
 * @param admitted sessions ever
 * @param captures times that pixels were read from the screen
 * @param updates FramebufferUpdates sent
 * @param bytes bytes of updates sent
 */
public record ServerStats(int viewers, long admitted, long captures, long updates, long bytes) {}
