package oriel.client;

import java.time.Duration;
import java.util.Optional;

/**
 * How a {@link Viewer} connects.
 *
 * @param password for VNC authentication
 * @param shared false asks the server to send other viewers away
 * @param timeout one deadline for the handshake
 * @param decoders of the encodings that it may list
 */
public record ViewerOptions(Optional<byte[]> password, boolean shared, Duration timeout, Decoders decoders) {

    /** Without a password. */
    public static final ViewerOptions OPEN = new ViewerOptions(Optional.empty(), true, Duration.ofSeconds(10));

    /** With this client's own decoders. */
    public ViewerOptions(Optional<byte[]> password, boolean shared, Duration timeout) {
        this(password, shared, timeout, Decoders.OWN);
    }

    /** With a password. */
    public static ViewerOptions withPassword(byte[] password) {
        return new ViewerOptions(Optional.of(password.clone()), true, Duration.ofSeconds(10));
    }
}
