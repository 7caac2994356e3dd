package oriel.security.vencrypt;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.transport.Peer;

/** People with names, and passwords without. */
record Known(boolean knowsNames, boolean knowsSecrets, byte[] password) implements Authenticator {

    private static final byte[] PASSWORD = "a long password".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** @param nameless who is known without names */
    static Authenticator of(String who, Accounts nameless) {
        return switch (who) {
            case "nameless" -> nameless;
            case "hashed" -> new Known(false, false, PASSWORD);
            case "named" -> new Known(true, false, PASSWORD);
            case "mixed" -> new Known(true, true, PASSWORD);
            default -> Authenticator.EVERYBODY;
        };
    }

    @Override
    public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
        boolean known = user.equals("\u00e4da") & Arrays.equals(secret, password);
        return known ? Optional.of(new Account(user, Right.FULL)) : Optional.empty();
    }

    @Override
    public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
        return Optional.empty();
    }
}
