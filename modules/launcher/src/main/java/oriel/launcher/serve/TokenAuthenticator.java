package oriel.launcher.serve;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import oriel.launcher.link.Links;
import oriel.security.Account;
import oriel.security.Authenticator;
import oriel.transport.Peer;

/**
 * Takes a link's token for a password, with any name or none: so also viewers come in by a link.
 *
 * @param rest asked about all else
 */
record TokenAuthenticator(Links links, Authenticator rest) implements Authenticator {

    @Override
    public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
        String text = new String(secret, StandardCharsets.UTF_8);
        return Links.isToken(text) ? links.admit(text) : rest.withSecret(user, secret, from);
    }

    @Override
    public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
        return rest.withChallenge(user, test);
    }

    @Override
    public boolean knowsSecrets() {
        return rest.knowsSecrets();
    }

    @Override
    public boolean knowsNames() {
        return rest.knowsNames();
    }

    @Override
    public boolean admitsEverybody() {
        return rest.admitsEverybody();
    }
}
