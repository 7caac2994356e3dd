package oriel.launcher.acme;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.util.KeyPairUtils;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.transport.tls.ServerKey;

/** Gets one certificate from an ACME server, by acme4j. Takes seconds to minutes; for one thread. */
final class AcmeOrder implements CertificateIssuer {

    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration STEP_LIMIT = Duration.ofMinutes(2);
    private static final String CURVE = "secp256r1";

    private final AcmePlan plan;
    private final AcmeChallenges challenges;

    AcmeOrder(AcmePlan plan, AcmeChallenges challenges) {
        this.plan = plan;
        this.challenges = challenges;
    }

    /** A certificate with a fresh key. The account is made with the first one, which agrees to the server's terms. */
    @Override
    public ServerKey issue() throws IOException, InterruptedException {
        try {
            return issued();
        } catch (AcmeException | StartException e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) { // acme4j's own, for answers that make no sense
            throw new IOException(e.toString(), e);
        }
    }

    private ServerKey issued() throws AcmeException, IOException, StartException, InterruptedException {
        if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
            Security.addProvider(new BouncyCastleProvider()); // acme4j asks for it by its name
        }
        Session session = new Session(plan.server());
        session.networkSettings().setTimeout(REQUEST_LIMIT);
        Order order = account(session).newOrder().domain(plan.domain()).create();
        for (Authorization authorization : order.getAuthorizations()) {
            if (authorization.getStatus() != Status.VALID) {
                authorize(authorization);
            }
        }
        expect(Status.READY, order.waitUntilReady(STEP_LIMIT), order.getError());
        KeyPair key = KeyPairUtils.createECKeyPair(CURVE);
        order.execute(key);
        expect(Status.VALID, order.waitForCompletion(STEP_LIMIT), order.getError());
        return new ServerKey(key.getPrivate(), order.getCertificate().getCertificateChain());
    }

    private Account account(Session session) throws AcmeException, IOException, StartException {
        AccountBuilder builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(accountKey());
        plan.contact().ifPresent(builder::addEmail);
        return builder.create(session); // finds the one that is there
    }

    private KeyPair accountKey() throws IOException, StartException {
        Path file = plan.folder().acmeAccountKey();
        if (Files.exists(file)) {
            return KeyPairUtils.readKeyPair(new StringReader(Files.readString(file)));
        }
        KeyPair fresh = KeyPairUtils.createECKeyPair(CURVE);
        StringWriter text = new StringWriter();
        KeyPairUtils.writeKeyPair(fresh, text);
        PrivateFile.createFolder(plan.folder().folder());
        PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.US_ASCII));
        return fresh;
    }

    private void authorize(Authorization authorization) throws AcmeException, InterruptedException, IOException {
        Http01Challenge challenge = authorization
                .findChallenge(Http01Challenge.class)
                .orElseThrow(() -> new IOException("the server does not offer to prove the name by a page (HTTP-01)"));
        challenges.put(challenge.getToken(), challenge.getAuthorization());
        try {
            challenge.trigger();
            Status status = authorization.waitForCompletion(STEP_LIMIT);
            challenge.fetch();
            expect(Status.VALID, status, challenge.getError());
        } finally {
            challenges.remove(challenge.getToken());
        }
    }

    private static void expect(Status wanted, Status found, Optional<Problem> problem) throws IOException {
        if (found != wanted) {
            throw new IOException(problem.map(AcmeOrder::text).orElse("the order is " + found));
        }
    }

    private static String text(Problem problem) {
        List<String> parts = new ArrayList<>();
        problem.getSubProblems().forEach(part -> part.getDetail().ifPresent(parts::add));
        return problem.getDetail().orElse(String.valueOf(problem.getType()))
                + (parts.isEmpty() ? "" : ": " + String.join("; ", parts));
    }
}
