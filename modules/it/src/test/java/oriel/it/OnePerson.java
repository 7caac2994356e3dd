package oriel.it;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import oriel.security.Account;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.transport.Peer;

/** Knows one person by name, whose password only its owner knows. */
public record OnePerson(String name, String password) implements Authenticator {

    @Override
    public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
        boolean right = user.equals(name) && Arrays.equals(secret, password.getBytes(StandardCharsets.UTF_8));
        return right ? Optional.of(new Account(user, Right.FULL)) : Optional.empty();
    }

    @Override
    public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
        return Optional.empty();
    }

    @Override
    public boolean knowsSecrets() {
        return false;
    }

    @Override
    public boolean knowsNames() {
        return true;
    }
}
