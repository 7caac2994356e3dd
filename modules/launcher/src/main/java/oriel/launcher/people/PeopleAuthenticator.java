package oriel.launcher.people;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.config.ConfigException;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.transport.Peer;

/**
 * Knows people by their names, as a file has them at the moment or as others know them, and by passwords alone those without.
 * A name that the file has, or had since the start, is the file's alone. Used by many handshakes at once.
 */
public final class PeopleAuthenticator implements Authenticator, CurrentRights {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleAuthenticator.class);

    /** So many passwords are hashed at once: each takes a processor and 19 MiB. */
    private static final int AT_ONCE = 2;

    private volatile Accounts nameless;
    private final PeopleFile file;
    private final List<Authenticator> others;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Set<String> everNamed = new HashSet<>();
    private final Map<String, Long> lastSteps = new HashMap<>();
    private Optional<FileState> read = Optional.empty();
    private volatile People people = People.NOBODY;

    /** What tells that a file was written again. */
    private record FileState(Object key, long modified, long size) {}

    /**
     * Reads the file.
     *
     * @param nameless passwords for those without a name
     * @param others are asked about names after the file, one after the other
     * @throws ConfigException if it cannot be used
     */
    public PeopleAuthenticator(Accounts nameless, PeopleFile file, List<Authenticator> others, Clock clock)
            throws ConfigException {
        this.nameless = nameless;
        this.file = file;
        this.others = List.copyOf(others);
        this.clock = clock;
        this.read = state();
        take(file.read(), read);
    }

    /** Other passwords for those without a name; whoever is being asked for one is held to these or to the old ones. */
    public void passwords(Accounts newest) {
        nameless = newest;
    }

    /** What was read of a state that has been followed by another one is too late. */
    private synchronized void take(People newest, Optional<FileState> state) {
        if (!state.equals(read)) {
            return;
        }
        people = newest;
        newest.all().forEach(person -> everNamed.add(person.name()));
    }

    private Optional<FileState> state() {
        try {
            BasicFileAttributes found = Files.readAttributes(file.file(), BasicFileAttributes.class);
            Object key = found.fileKey() == null ? "" : found.fileKey();
            return Optional.of(new FileState(key, found.lastModifiedTime().toMillis(), found.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Those of now; if the file cannot be used any more, those of before. */
    private People people() {
        Optional<FileState> now = state();
        if (isNew(now)) {
            try {
                take(file.read(), now);
                LOG.info("read the users' file {} again", file.file());
            } catch (ConfigException e) {
                LOG.warn("the users' file has an error, so the users stay as they were: {}", e.getMessage());
            }
        }
        return people;
    }

    /** Whoever is told so first reads the file, without the lock; others go on with what was known until then. */
    private synchronized boolean isNew(Optional<FileState> state) {
        boolean changed = !state.equals(read);
        read = state;
        return changed;
    }

    @Override
    public Optional<Set<Right>> rights(String name) {
        return people().named(name).filter(this::isWelcome).map(Person::rights);
    }

    @Override
    public synchronized boolean knows(String name) {
        return everNamed.contains(name);
    }

    private boolean isWelcome(Person person) {
        return person.isWelcome(LocalDate.now(clock));
    }

    /** True if somebody who may come in has a second factor. */
    public boolean wantsCodes() {
        return people().all().stream().anyMatch(person -> person.secondFactor().isPresent() && isWelcome(person));
    }

    /** Where the file does not admit somebody all others are asked, also about a name of its own: they take their time. */
    @Override
    public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
        People now = people();
        if (user.isEmpty() || now.isEmpty() && others.isEmpty()) {
            return nameless.withSecret(user, secret, from);
        }
        Optional<Account> known = now.isEmpty() ? Optional.empty() : ofFile(now, user, secret);
        return known.isPresent()
                ? known
                : others.stream()
                        .flatMap(other -> asked(other, user, secret, from).stream())
                        .findFirst()
                        .filter(account -> isFree(user, account));
    }

    /** A name that is or was in the file is nobody else's, and whom others have let in by it leaves at once. */
    private boolean isFree(String user, Account account) {
        boolean free = !knows(user) && !knows(account.user());
        if (!free) {
            account.leave().run();
        }
        return free;
    }

    private Optional<Account> ofFile(People now, String user, byte[] secret) {
        Optional<Person> person = now.named(user);
        boolean right = isRight(now, person, secret);
        return person.filter(found -> right && isWelcome(found))
                .map(found -> new Account(found.name(), found.rights()));
    }

    /** One that fails admits nobody; the next one may. */
    private static Optional<Account> asked(Authenticator other, String user, byte[] secret, Peer from) {
        try {
            return other.withSecret(user, secret, from);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("an authenticator failed, and admits nobody: {}", e.toString());
            return Optional.empty();
        }
    }

    /** Where somebody is not there, another one's hash stands for theirs, so that the answer takes as long. */
    private boolean isRight(People now, Optional<Person> person, byte[] secret) {
        Optional<SecondFactor> factor = person.flatMap(Person::secondFactor);
        int end = factor.isPresent() ? Math.max(0, secret.length - SecondFactor.DIGITS) : secret.length;
        PasswordHash wanted = person.map(Person::password)
                .orElseGet(() -> now.all().iterator().next().password().nobodys());
        boolean fits = fits(wanted, Arrays.copyOf(secret, end)) && person.isPresent();
        return fits
                && (factor.isEmpty()
                        || isFresh(
                                person.get().name(),
                                factor.get().step(Arrays.copyOfRange(secret, end, secret.length), clock.instant())));
    }

    private boolean fits(PasswordHash hash, byte[] password) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the viewer has left
            return false;
        }
        try {
            return hash.fits(password);
        } finally {
            turns.release();
        }
    }

    /** A code counts once: whoever has seen it typed must not use it again. */
    private synchronized boolean isFresh(String name, OptionalLong step) {
        if (step.isEmpty() || step.getAsLong() <= lastSteps.getOrDefault(name, -1L)) {
            return false;
        }
        lastSteps.put(name, step.getAsLong());
        return true;
    }

    @Override
    public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
        return nameless.withChallenge(user, test);
    }

    @Override
    public boolean knowsSecrets() {
        return nameless.knowsSecrets();
    }

    @Override
    public boolean knowsNames() {
        return !people().isEmpty() || others.stream().anyMatch(Authenticator::knowsNames);
    }
}
