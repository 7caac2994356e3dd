package oriel.security;

import java.util.Optional;
import java.util.function.Predicate;
import oriel.transport.Peer;

/**
 * Knows who may come in. Security types ask it; what it asks in turn (a list, a file, the system) is its own affair. May
 * take time; used by many handshakes at once. The time that an answer takes tells nothing about who exists.
 */
public interface Authenticator {

    /** Lets everybody in, and knows nobody. */
    Authenticator EVERYBODY = new Authenticator() {
        private static final Account ANYBODY = new Account("", Right.FULL);

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            return Optional.of(ANYBODY);
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            return Optional.of(ANYBODY);
        }

        @Override
        public boolean knowsSecrets() {
            return false;
        }

        @Override
        public boolean admitsEverybody() {
            return true;
        }
    };

    /**
     * Who has sent a name and a secret.
     *
     * @param user the name; empty where the security type asks for none
     * @param secret the password as bytes of UTF-8
     * @param from who says so
     */
    Optional<Account> withSecret(String user, byte[] secret, Peer from);

    /**
     * Who has answered a challenge, which proves a secret without telling it.
     *
     * @param user the name; empty where the security type asks for none
     * @param test whether the answer fits a secret
     * @return empty also if {@link #knowsSecrets} is false
     */
    Optional<Account> withChallenge(String user, Predicate<byte[]> test);

    /** True if there are secrets that a challenge can be tested with, rather than hashes of them, or none at all. */
    boolean knowsSecrets();

    /** True if somebody has a name, so that viewers must be asked for one. */
    default boolean knowsNames() {
        return false;
    }

    /** True if everybody comes in, whatever they say. */
    default boolean admitsEverybody() {
        return false;
    }
}
