package oriel.transport;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

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
 * @param basePath path before each address, as a proxy puts it there and leaves it, such as {@code /alice}; empty if there is none.
 *     Addresses without it are served, too
 */
public record WebSocketSettings(
        boolean enabled,
        Duration detectTimeout,
        Duration headTimeout,
        int maxHeadBytes,
        int maxFrameBytes,
        int maxMessageBytes,
        Set<String> allowedOrigins,
        Set<String> allowedHosts,
        String basePath) {

    /** Browsers are served, from the server's own pages only. */
    public static final WebSocketSettings DEFAULT = new Draft().settings();

    /** No browsers. */
    public static final WebSocketSettings OFF = DEFAULT.withEnabled(false);

    /** Checks the ranges. */
    public WebSocketSettings {
        if (maxHeadBytes < 1024 || maxFrameBytes < 1024 || maxMessageBytes < maxFrameBytes) {
            throw new IllegalArgumentException(
                    "the limits must be at least 1024 bytes, and a message's not below a frame's");
        }
        if (!basePath.isEmpty() && (!basePath.startsWith("/") || basePath.endsWith("/"))) {
            throw new IllegalArgumentException("a base path begins with a slash and does not end with one");
        }
        allowedOrigins = Set.copyOf(allowedOrigins);
        allowedHosts = Set.copyOf(allowedHosts);
    }

    /** The same where browsers are served, or not. */
    public WebSocketSettings withEnabled(boolean served) {
        return with(draft -> draft.enabled = served);
    }

    /** The same with another silence that makes a peer a viewer. */
    public WebSocketSettings withDetectTimeout(Duration silence) {
        return with(draft -> draft.detectTimeout = silence);
    }

    /** The same with another deadline of a head. */
    public WebSocketSettings withHeadTimeout(Duration limit) {
        return with(draft -> draft.headTimeout = limit);
    }

    /** The same with other limits, in bytes: of a head, of a frame, and of a message with all of its fragments. */
    public WebSocketSettings withLimits(int head, int frame, int message) {
        return with(draft -> {
            draft.maxHeadBytes = head;
            draft.maxFrameBytes = frame;
            draft.maxMessageBytes = message;
        });
    }

    /** The same with other origins whose pages may connect. */
    public WebSocketSettings withAllowedOrigins(Set<String> origins) {
        return with(draft -> draft.allowedOrigins = origins);
    }

    /** The same with other names in a Host header. */
    public WebSocketSettings withAllowedHosts(Set<String> hosts) {
        return with(draft -> draft.allowedHosts = hosts);
    }

    /** The same with another path before each address. */
    public WebSocketSettings withBasePath(String path) {
        return with(draft -> draft.basePath = path);
    }

    private WebSocketSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.settings();
    }

    /** Each component by its name, with its default. */
    private static final class Draft {
        private boolean enabled = true;
        private Duration detectTimeout = Duration.ofMillis(50);
        private Duration headTimeout = Duration.ofSeconds(10);
        private int maxHeadBytes = 65_536;
        private int maxFrameBytes = 8 << 20;
        private int maxMessageBytes = 16 << 20;
        private Set<String> allowedOrigins = Set.of();
        private Set<String> allowedHosts = Set.of();
        private String basePath = "";

        Draft() {}

        Draft(WebSocketSettings settings) {
            enabled = settings.enabled;
            detectTimeout = settings.detectTimeout;
            headTimeout = settings.headTimeout;
            maxHeadBytes = settings.maxHeadBytes;
            maxFrameBytes = settings.maxFrameBytes;
            maxMessageBytes = settings.maxMessageBytes;
            allowedOrigins = settings.allowedOrigins;
            allowedHosts = settings.allowedHosts;
            basePath = settings.basePath;
        }

        WebSocketSettings settings() {
            return new WebSocketSettings(
                    enabled,
                    detectTimeout,
                    headTimeout,
                    maxHeadBytes,
                    maxFrameBytes,
                    maxMessageBytes,
                    allowedOrigins,
                    allowedHosts,
                    basePath);
        }
    }
}
