package oriel.client;

import java.time.Duration;
import java.util.Optional;

/**
 * How a {@link Viewer} connects.
 *
 * @param login who it says it is
 * @param shared false asks the server to send other viewers away
 * @param timeout one deadline for the handshake
 * @param decoders of the encodings that it may list
 */
public record ViewerOptions(ViewerLogin login, boolean shared, Duration timeout, Decoders decoders) {

    /** Without a password. */
    public static final ViewerOptions OPEN = new ViewerOptions(Optional.empty(), true, Duration.ofSeconds(10));

    /** With a password, or none. */
    public ViewerOptions(Optional<byte[]> password, boolean shared, Duration timeout, Decoders decoders) {
        this(ViewerLogin.nameless(password), shared, timeout, decoders);
    }

    /** With this client's own decoders. */
    public ViewerOptions(Optional<byte[]> password, boolean shared, Duration timeout) {
        this(password, shared, timeout, Decoders.OWN);
    }

    /** With a name, or whatever else a login may be. */
    public static ViewerOptions with(ViewerLogin login) {
        return new ViewerOptions(login, true, Duration.ofSeconds(10), Decoders.OWN);
    }

    /** With a password. */
    public static ViewerOptions withPassword(byte[] password) {
        return new ViewerOptions(Optional.of(password.clone()), true, Duration.ofSeconds(10));
    }
}
