package oriel.security;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps secrets of the server, for nobody but its user. Used by many threads. */
@FunctionalInterface
public interface SecretStorage {

    /** Makes every secret anew. */
    SecretStorage FORGETFUL = (name, make) -> make.get();

    /**
     * The secret of a name: the one that is kept, else a new one, which is kept from then on.
     *
     * @param name lower-case letters, digits and hyphens
     * @param make makes it; may take time
     * @return bytes of the caller's own
     * @throws IOException if it can neither be read nor kept
     */
    byte[] secret(String name, Supplier<byte[]> make) throws IOException;

    /**
     * The secret of a name as far as one is kept; nothing is made.
     *
     * @return bytes of the caller's own
     * @throws IOException if it cannot be read
     */
    default Optional<byte[]> kept(String name) throws IOException {
        return Optional.empty();
    }
}
