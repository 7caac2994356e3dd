package oriel.security;

import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * What a security type may use besides its own code.
 *
 * @param authenticator knows who may come in
 * @param tls has the server's certificate; asked by threads of handshakes, since it may have to be read or made. If it
 *     throws an {@link java.io.UncheckedIOException}, that one viewer cannot be let in. Empty: the server has no certificate
 * @param secrets keeps what must be the same after a restart
 */
public record SecurityTools(Authenticator authenticator, Optional<Supplier<SSLContext>> tls, SecretStorage secrets) {

    /** An authenticator, no certificate, and a storage that keeps nothing. */
    public SecurityTools(Authenticator authenticator) {
        this(authenticator, Optional.empty(), SecretStorage.FORGETFUL);
    }
}
