package oriel.security.rsaaes;

import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.security.SecretStorage;

/** The server's key, which viewers remember: read when it is first needed, or made then; by one thread, others wait. */
final class KeptKey {

    /** For all four types. */
    private static final String NAME = "rsa-key";

    private static final Logger LOG = LoggerFactory.getLogger(KeptKey.class);

    private final SecretStorage secrets;
    private Optional<ServerKey> key = Optional.empty();

    KeptKey(SecretStorage secrets) {
        this.secrets = secrets;
    }

    /**
     * The key, the same each time.
     *
     * @throws IOException if it can neither be read nor kept
     */
    synchronized ServerKey get() throws IOException {
        if (key.isEmpty()) {
            key = ServerKey.of(secrets.secret(NAME, ServerKey::make));
            LOG.info(
                    "viewers that ask whether they know this server's RSA key show {}",
                    key.orElseThrow(KeptKey::unusable).fingerprint());
        }
        return key.get();
    }

    private static IOException unusable() {
        return new IOException("what is kept as " + NAME
                + " is no RSA key for viewers: remove that file, and the next login makes one");
    }
}
