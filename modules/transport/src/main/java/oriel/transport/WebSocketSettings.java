package oriel.transport;

import java.time.Duration;
import java.util.Set;

/**
 * How browsers are served on the port of the viewers.
 *
 * @param enabled false: every connection is a viewer's, nothing waits for a browser's first byte
 * @param detectTimeout a peer that has said nothing for so long is a viewer and gets the RFB greeting; a transport may wait
 *     longer, up to half a second, where a browser's first byte is likely to come late
 * @param headTimeout one deadline for the whole head of a request
 * @param maxHeadBytes largest head of a request
 * @param maxFrameBytes largest payload of one frame
 * @param maxMessageBytes largest message, all of its fragments together
 * @param allowedOrigins origins besides the page's own whose pages may connect, as {@code https://host[:port]}
 * @param allowedHosts names besides literal addresses, localhost and the machine's own that a Host header may carry
 */
public record WebSocketSettings(
        boolean enabled,
        Duration detectTimeout,
        Duration headTimeout,
        int maxHeadBytes,
        int maxFrameBytes,
        int maxMessageBytes,
        Set<String> allowedOrigins,
        Set<String> allowedHosts) {

    /** Browsers are served, from the server's own pages only. */
    public static final WebSocketSettings DEFAULT = new WebSocketSettings(
            true, Duration.ofMillis(50), Duration.ofSeconds(10), 65_536, 8 << 20, 16 << 20, Set.of(), Set.of());

    /** No browsers. */
    public static final WebSocketSettings OFF = new WebSocketSettings(
            false, Duration.ofMillis(50), Duration.ofSeconds(10), 65_536, 8 << 20, 16 << 20, Set.of(), Set.of());

    /** Checks the ranges. */
    public WebSocketSettings {
        if (maxHeadBytes < 1024 || maxFrameBytes < 1024 || maxMessageBytes < maxFrameBytes) {
            throw new IllegalArgumentException(
                    "the limits must be at least 1024 bytes, and a message's not below a frame's");
        }
        allowedOrigins = Set.copyOf(allowedOrigins);
        allowedHosts = Set.copyOf(allowedHosts);
    }
}
