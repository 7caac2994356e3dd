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

    /** What viewers show of the key, if it was made already. */
    static Optional<String> fingerprint(SecretStorage secrets) throws IOException {
        Optional<byte[]> kept = secrets.kept(NAME);
        return kept.isEmpty()
                ? Optional.empty()
                : Optional.of(usable(kept.get()).fingerprint());
    }

    /**
     * The key, the same each time.
     *
     * @throws IOException if it can neither be read nor kept
     */
    synchronized ServerKey get() throws IOException {
        if (key.isEmpty()) {
            ServerKey found = usable(secrets.secret(NAME, ServerKey::make));
            LOG.info("viewers that ask whether they know this server's RSA key show {}", found.fingerprint());
            key = Optional.of(found);
        }
        return key.get();
    }

    private static ServerKey usable(byte[] kept) throws IOException {
        return ServerKey.of(kept)
                .orElseThrow(() -> new IOException("what is kept as " + NAME
                        + " is no RSA key for viewers: remove that file, and the next login makes one"));
    }
}
