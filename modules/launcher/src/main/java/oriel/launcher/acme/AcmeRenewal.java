package oriel.launcher.acme;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Quoted;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/**
 * Sees to it that there is a certificate by ACME, from a thread of its own: it gets one where there is none for this name
 * of this server, and another when a third of its life is left. After a failure it pauses, each time for twice as long; what
 * is there goes on to be used.
 */
public final class AcmeRenewal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AcmeRenewal.class);
    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    /** From one minute to more than a day. */
    private static final int MAX_DOUBLINGS = 11;

    private static final int PART_LEFT = 3;
    private static final int DNS_NAME = 2;
    private static final long CLOSE_MILLIS = 1000;

    private final AcmePlan plan;
    private final CertificateIssuer issuer;
    private final Clock clock;
    private final Thread thread = new Thread(this::run, "oriel-acme");

    AcmeRenewal(AcmePlan plan, CertificateIssuer issuer, Clock clock) {
        this.plan = plan;
        this.issuer = issuer;
        this.clock = clock;
    }

    /** Begins; the server must listen already, since it is asked for a page. */
    public static AcmeRenewal start(AcmePlan plan, AcmeChallenges challenges) {
        AcmeRenewal renewal = new AcmeRenewal(plan, new AcmeOrder(plan, challenges), Clock.systemUTC());
        renewal.thread.setDaemon(true);
        renewal.thread.start();
        return renewal;
    }

    private void run() {
        try {
            TimeUnit.MILLISECONDS.sleep(pauseOfBefore().toMillis());
            while (!thread.isInterrupted()) {
                TimeUnit.MILLISECONDS.sleep(step().toMillis());
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted");
        }
    }

    /** A restart ends no pause, or servers that end at once would ask all the time; but whoever has mended it waits no longer. */
    private Duration pauseOfBefore() {
        Duration left = Duration.between(clock.instant(), state().next());
        return left.isNegative() ? Duration.ZERO : left.compareTo(LOOK) < 0 ? left : LOOK;
    }

    private AcmeState state() {
        return AcmeState.read(plan.folder().acmeState());
    }

    /** Does what is due, and says when to look again. */
    Duration step() throws InterruptedException {
        if (!isDue()) {
            return LOOK;
        }
        try {
            keep(issuer.issue());
            return isDue() ? failed("it is for another name, or ends too soon") : LOOK;
        } catch (IOException | LinkageError e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private void keep(ServerKey fresh) throws IOException {
        String text = PemFile.text(fresh.chain()) + PemFile.text(fresh.key());
        try {
            PrivateFile.createFolder(plan.folder().folder());
            PrivateFile.replace(plan.folder().acme(), text.getBytes(StandardCharsets.US_ASCII));
        } catch (StartException e) {
            throw new IOException(e.getMessage(), e);
        }
        new AcmeState(plan.server().toString(), 0, Instant.EPOCH, Optional.empty())
                .write(plan.folder().acmeState());
        LOG.info(
                "got a certificate for {} from {}, valid until {}, SHA-256 {}",
                plan.domain(),
                plan.server().getHost(),
                fresh.certificate().getNotAfter().toInstant(),
                fresh.fingerprint());
    }

    private Duration failed(String reason) {
        AcmeState before = state();
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(MAX_DOUBLINGS, before.failures()));
        String words = Quoted.printable(reason);
        LOG.warn(
                "no certificate for {} from {}, next try in {} minutes: {}",
                plan.domain(),
                plan.server().getHost(),
                pause.toMinutes(),
                words);
        Instant next = clock.instant().plus(pause).truncatedTo(ChronoUnit.SECONDS);
        AcmeState now = new AcmeState(before.issuer(), before.failures() + 1, next, Optional.of(words));
        try {
            now.write(plan.folder().acmeState());
        } catch (IOException e) {
            LOG.warn("that cannot be kept: {}", e.getMessage());
        }
        return pause;
    }

    private boolean isDue() {
        if (!Files.exists(plan.folder().acme())
                || !state().issuer().equals(plan.server().toString())) {
            return true;
        }
        try {
            X509Certificate found =
                    PemFile.read(plan.folder().acme(), plan.folder().acme()).certificate();
            return !names(found).contains(plan.domain()) || !clock.instant().isBefore(renewal(found));
        } catch (IOException | CertificateParsingException e) {
            return true;
        }
    }

    private static Instant renewal(X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        Duration life = Duration.between(certificate.getNotBefore().toInstant(), end);
        return end.minus(life.dividedBy(PART_LEFT));
    }

    private static List<String> names(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> name.get(0).equals(DNS_NAME))
                        .map(name -> String.valueOf(name.get(1)))
                        .toList();
    }

    /** Why the last try failed, and when the next one is; empty if it did not. */
    public static Optional<String> lastFailure(AcmePlan plan) {
        AcmeState state = AcmeState.read(plan.folder().acmeState());
        return state.reason().map(reason -> reason + "; next try after " + state.next());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
