package oriel.security;

import oriel.transport.Connection;

/**
 * Somebody was not let in.
 *
 * @param connection where the viewer is told
 * @param reason why, in words for the person at the viewer
 */
public record Refusal(Connection connection, String reason) implements SecurityOutcome {}
