package oriel.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import oriel.transport.Peer;

/** Passwords that stand for whoever knows them; names do not count. Immutable; the passwords do not leave it. */
public final class Accounts implements Authenticator {

    /** Nobody is known. */
    public static final Accounts NOBODY = new Accounts(List.of());

    private record Entry(byte[] password, Account account) {}

    private final List<Entry> entries;

    private Accounts(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The same with one more password; where two are equal the earlier one counts. */
    public Accounts with(byte[] password, Set<Right> rights) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(password.clone(), new Account("", rights)));
        return new Accounts(more);
    }

    /** True if there is no password. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public boolean knowsSecrets() {
        return !isEmpty();
    }

    @Override
    public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
        byte[] latin = latin(secret);
        return withChallenge(
                user, password -> MessageDigest.isEqual(password, secret) | MessageDigest.isEqual(password, latin));
    }

    /** The same text as VNC authentication's viewers send it; the secret itself where it is no such text. */
    private static byte[] latin(byte[] secret) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(secret))
                    .toString();
            byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
            return text.equals(new String(latin, StandardCharsets.ISO_8859_1)) ? latin : secret;
        } catch (CharacterCodingException e) {
            return secret;
        }
    }

    /** The first password that {@code test} accepts. Every password is tried, so that the time does not tell which one. */
    @Override
    public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
        Optional<Account> found = Optional.empty();
        for (Entry entry : entries) {
            boolean matches = test.test(entry.password);
            if (matches && found.isEmpty()) {
                found = Optional.of(entry.account);
            }
        }
        return found;
    }
}
