package oriel.authenticator.pam;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.security.Account;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.transport.Peer;

/**
 * Knows the accounts of the system. Each login has a thread of its own, so that a module of PAM that never answers keeps
 * that one and not the handshake's; the number of them that have not used up their time is bounded here, that of all others by
 * the door. Used by many handshakes at once.
 */
final class PamAuthenticator implements Authenticator {

    /** So many logins at once: a wrong password takes seconds. */
    static final int AT_ONCE = 8;

    /** PAM_MAX_RESP_SIZE, with the NUL; and LOGIN_NAME_MAX. */
    private static final int MAX_SECRET_BYTES = 511;

    private static final int MAX_NAME_BYTES = 255;
    private static final int NOBODYS_BYTES = 24;

    /** So much later than a login is refused, its place is another one's: by then the door knows that it hangs. */
    private static final long LATE_MILLIS = 500;

    private static final Logger LOG = LoggerFactory.getLogger(PamAuthenticator.class);

    private final Door pam;
    private final PamRights rights;
    private final Duration limit;
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final AtomicInteger logins = new AtomicInteger();
    private final SecureRandom random = new SecureRandom();

    /**
     * @param pam itself bounds how many logins hang in it
     * @param limit after which a login is refused, whatever PAM answers later, and its place is another one's; the same again for a
     *     place
     */
    PamAuthenticator(Door pam, PamRights rights, Duration limit) {
        this.pam = pam;
        this.rights = rights;
        this.limit = limit;
    }

    @Override
    public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
        if (!isText(user.getBytes(StandardCharsets.UTF_8), 1, MAX_NAME_BYTES) || !isText(secret, 0, MAX_SECRET_BYTES)) {
            return Optional.empty();
        }
        try {
            if (!places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("PAM is busy with {} logins, so another one is refused", AT_ONCE);
                return Optional.empty();
            }
            return answer(begin(user, secret.clone(), from));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the viewer has left
            return Optional.empty();
        }
    }

    private static boolean isText(byte[] bytes, int min, int max) {
        boolean ends = false;
        for (byte each : bytes) {
            ends |= each == 0;
        }
        return !ends && bytes.length >= min && bytes.length <= max;
    }

    private CompletableFuture<Optional<Account>> begin(String user, byte[] secret, Peer from) {
        CompletableFuture<Optional<Account>> answer = new CompletableFuture<>();
        CompletableFuture<Void> place = new CompletableFuture<>();
        place.thenRun(places::release);
        place.completeOnTimeout(null, limit.toMillis() + LATE_MILLIS, TimeUnit.MILLISECONDS);
        Runnable login = () -> {
            run(user, secret, from, answer);
            place.complete(null);
        };
        Thread thread = new Thread(login, "oriel-pam-" + logins.incrementAndGet());
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            place.complete(null);
            answer.completeExceptionally(e);
        }
        return answer;
    }

    private void run(String user, byte[] secret, Peer from, CompletableFuture<Optional<Account>> answer) {
        try {
            Optional<Account> account = ask(user, secret, from);
            if (!answer.complete(account)) {
                leave(account);
            }
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** Where somebody has no rights here, PAM is asked about a secret that nobody has: it takes as long as a wrong one. */
    private Optional<Account> ask(String user, byte[] secret, Peer from) {
        Optional<Set<Right>> allowed = rights.of(user);
        Optional<Runnable> leave = pam.enter(user, allowed.isPresent() ? secret : nobodys(), from);
        if (allowed.isEmpty()) {
            leave.ifPresent(Runnable::run);
            return Optional.empty();
        }
        return leave.map(found -> new Account(user, allowed.get(), found));
    }

    private byte[] nobodys() {
        byte[] bytes = new byte[NOBODYS_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encode(bytes);
    }

    private Optional<Account> answer(CompletableFuture<Optional<Account>> answer) throws InterruptedException {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            drop(answer);
            LOG.warn("PAM has not answered for {} s, so the login is refused", limit.toSeconds());
            return Optional.empty();
        } catch (InterruptedException e) {
            drop(answer);
            throw e;
        } catch (ExecutionException e) {
            LOG.warn("PAM cannot be asked: {}", e.getCause().toString());
            return Optional.empty();
        }
    }

    /** Whoever is admitted too late does not come in, and leaves. */
    private static void drop(CompletableFuture<Optional<Account>> answer) {
        if (!answer.cancel(false) && !answer.isCompletedExceptionally()) {
            leave(answer.join());
        }
    }

    private static void leave(Optional<Account> account) {
        account.ifPresent(found -> found.leave().run());
    }

    /** Only PAM knows what a secret is. */
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
