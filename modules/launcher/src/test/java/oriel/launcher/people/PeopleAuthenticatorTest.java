package oriel.launcher.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.transport.Peer;

/** Who is let in by name. */
class PeopleAuthenticatorTest {

    private static final Peer PEER = new Peer(new InetSocketAddress("192.0.2.7", 40_000), false, true);
    private static final Accounts NAMELESS = Accounts.NOBODY.with(utf8("shared"), Right.VIEW_ONLY);
    private static final Optional<Account> NOBODY = Optional.empty();

    @TempDir
    Path folder;

    private final Clock clock = mock(Clock.class);

    @BeforeEach
    void startTheClock() {
        when(clock.getZone()).thenReturn(ZoneOffset.UTC);
        now("2027-01-31T12:00:00Z");
    }

    private void now(String instant) {
        when(clock.instant()).thenReturn(Instant.parse(instant));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private PeopleFile file() {
        return new PeopleFile(folder.resolve("people.json"));
    }

    private PeopleAuthenticator authenticator() throws Exception {
        return authenticator(List.of());
    }

    private PeopleAuthenticator authenticator(List<Authenticator> others) throws Exception {
        return new PeopleAuthenticator(NAMELESS, file(), others, clock);
    }

    /** Whose password is {@code password}. */
    private void put(Person person) throws Exception {
        file().change(people -> people.with(person));
    }

    @Test
    void knowsPeopleByNameAndPassword() throws Exception {
        put(PeopleFileTest.person("ada"));
        PeopleAuthenticator all = authenticator();
        assertTrue(all.knowsNames());
        assertEquals(Optional.of(new Account("ada", Right.FULL)), all.withSecret("ada", utf8("password"), PEER));
        assertEquals(NOBODY, all.withSecret("ada", utf8("passwore"), PEER));
        assertEquals(NOBODY, all.withSecret("Ada", utf8("password"), PEER));
        assertEquals(NOBODY, all.withSecret("ada", utf8("shared"), PEER));
        assertEquals(NOBODY, all.withSecret("nobody", utf8("shared"), PEER));
    }

    @Test
    void knowsThoseWithoutANameByTheirPassword() throws Exception {
        PeopleAuthenticator all = authenticator();
        Optional<Account> nameless = Optional.of(new Account("", Right.VIEW_ONLY));
        assertFalse(all.knowsNames());
        assertEquals(nameless, all.withSecret("whoever", utf8("shared"), PEER));
        put(PeopleFileTest.person("ada"));
        assertTrue(all.knowsNames());
        assertEquals(nameless, all.withSecret("", utf8("shared"), PEER));
        assertEquals(nameless, all.withChallenge("", password -> password.length == 6));
        assertTrue(all.knowsSecrets());
    }

    /** Each takes a processor and much memory: who wants more waits, so that viewers do not. */
    @Test
    void hashesTwoPasswordsAtOnceAtMost() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        PasswordHash slow = mock(PasswordHash.class);
        when(slow.fits(any())).thenAnswer(call -> {
            begun.incrementAndGet();
            done.await();
            return true;
        });
        PeopleFile file = mock(PeopleFile.class);
        when(file.file()).thenReturn(folder.resolve("people.json"));
        when(file.read())
                .thenReturn(People.NOBODY.with(PeopleFileTest.person("ada").withPassword(slow)));
        PeopleAuthenticator all = new PeopleAuthenticator(NAMELESS, file, List.of(), clock);
        AtomicInteger admitted = new AtomicInteger();
        List<Thread> logins = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Thread login = new Thread(() ->
                    all.withSecret("ada", utf8("password"), PEER).ifPresent(account -> admitted.incrementAndGet()));
            login.start();
            logins.add(login);
        }
        while (!logins.stream().allMatch(login -> login.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        assertEquals(2, begun.get());
        done.countDown();
        for (Thread login : logins) {
            login.join();
        }
        assertEquals(6, admitted.get());
    }

    @Test
    void everyChangeOfTheFileCounts() throws Exception {
        put(PeopleFileTest.person("ada"));
        PeopleAuthenticator all = authenticator();
        assertEquals(Optional.of(Right.FULL), all.rights("ada"));
        put(PeopleFileTest.person("ada").withRights(Set.of(Right.LOOK)));
        assertEquals(Optional.of(Set.of(Right.LOOK)), all.rights("ada"));
        Files.writeString(file().file(), "no longer JSON");
        assertEquals(Optional.of(Set.of(Right.LOOK)), all.rights("ada"), "as before");
        Files.writeString(file().file(), "{}");
        assertEquals(Optional.empty(), all.rights("ada"));
        assertTrue(all.knows("ada"));
        assertFalse(all.knows("eve"));
        assertEquals(NOBODY, all.withSecret("ada", utf8("password"), PEER));
    }

    @Test
    void theLastDayIsTheLast() throws Exception {
        put(PeopleFileTest.person("ada").withUntil(Optional.of(LocalDate.of(2027, 1, 31))));
        PeopleAuthenticator all = authenticator();
        now("2027-01-31T23:59:59Z");
        assertTrue(all.withSecret("ada", utf8("password"), PEER).isPresent());
        now("2027-02-01T00:00:00Z");
        assertEquals(NOBODY, all.withSecret("ada", utf8("password"), PEER));
        assertEquals(Optional.empty(), all.rights("ada"));
    }

    @Test
    void aCodeIsTypedBehindThePasswordAndCountsOnce() throws Exception {
        SecondFactor factor = SecondFactor.make();
        put(PeopleFileTest.person("ada").withSecondFactor(Optional.of(factor)));
        PeopleAuthenticator all = authenticator();
        String code = factor.code(clock.instant());
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertEquals(NOBODY, all.withSecret("ada", utf8("password"), PEER));
        assertEquals(NOBODY, all.withSecret("ada", utf8("password" + wrong), PEER));
        assertEquals(NOBODY, all.withSecret("ada", utf8("passwore" + code), PEER));
        assertEquals(NOBODY, all.withSecret("ada", utf8("123"), PEER));
        assertTrue(all.withSecret("ada", utf8("password" + code), PEER).isPresent(), "a failure uses no code up");
        assertEquals(NOBODY, all.withSecret("ada", utf8("password" + code), PEER), "used up");
        now("2027-01-31T12:00:30Z");
        assertTrue(all.withSecret("ada", utf8("password" + factor.code(clock.instant())), PEER)
                .isPresent());
    }

    @Test
    void codesAreWantedWhileSomebodyWelcomeHasASecondFactor() throws Exception {
        put(PeopleFileTest.person("eve"));
        PeopleAuthenticator all = authenticator();
        assertFalse(all.wantsCodes());
        Person ada = PeopleFileTest.person("ada").withSecondFactor(Optional.of(SecondFactor.make()));
        put(ada.withUntil(Optional.of(LocalDate.of(2027, 1, 31))));
        assertTrue(all.wantsCodes());
        now("2027-02-01T00:00:00Z");
        assertFalse(all.wantsCodes());
    }

    /** Admits everybody whose password is their name. */
    private static Authenticator system() {
        Authenticator system = mock(Authenticator.class);
        when(system.knowsNames()).thenReturn(true);
        when(system.withSecret(any(), any(), any())).thenAnswer(asked -> {
            String user = asked.getArgument(0);
            byte[] secret = asked.getArgument(1);
            return user.equals(new String(secret, StandardCharsets.UTF_8))
                    ? Optional.of(new Account(user, Right.VIEW_ONLY))
                    : NOBODY;
        });
        return system;
    }

    @Test
    void othersKnowNamesThatTheFileDoesNotHave() throws Exception {
        PeopleAuthenticator all = authenticator(List.of(system()));
        assertTrue(all.knowsNames());
        Optional<Account> eve = Optional.of(new Account("eve", Right.VIEW_ONLY));
        assertEquals(eve, all.withSecret("eve", utf8("eve"), PEER));
        assertEquals(NOBODY, all.withSecret("eve", utf8("shared"), PEER), "that is for those without a name");
        assertTrue(all.withSecret("", utf8("shared"), PEER).isPresent());
        put(PeopleFileTest.person("ada"));
        assertEquals(eve, all.withSecret("eve", utf8("eve"), PEER));
        assertEquals(Optional.of(new Account("ada", Right.FULL)), all.withSecret("ada", utf8("password"), PEER));
    }

    @Test
    void aNameOfTheFileIsTheFilesAlone() throws Exception {
        put(PeopleFileTest.person("ada"));
        Authenticator system = system();
        PeopleAuthenticator all = authenticator(List.of(system));
        assertEquals(NOBODY, all.withSecret("ada", utf8("ada"), PEER));
        verify(system).withSecret(any(), any(), any()); // who is not in the file is asked about, too: that takes time
        file().change(people -> people.without("ada"));
        assertEquals(NOBODY, all.withSecret("ada", utf8("ada"), PEER), "removed by somebody who meant it");
    }

    @Test
    void whomAnotherLetsInByANameOfTheFileLeavesAtOnce() throws Exception {
        put(PeopleFileTest.person("ada"));
        AtomicInteger left = new AtomicInteger();
        Authenticator system = mock(Authenticator.class);
        when(system.withSecret(any(), any(), any()))
                .thenReturn(Optional.of(new Account("ada", Right.FULL, left::incrementAndGet)));
        assertEquals(NOBODY, authenticator(List.of(system)).withSecret("ada", utf8("ada"), PEER));
        assertEquals(1, left.get());
    }

    @Test
    void anAuthenticatorThatFailsAdmitsNobodyAndTheNextIsAsked() throws Exception {
        Authenticator broken = mock(Authenticator.class);
        when(broken.withSecret(any(), any(), any())).thenThrow(new IllegalStateException("broken"));
        assertEquals(NOBODY, authenticator(List.of(broken)).withSecret("eve", utf8("eve"), PEER));
        assertTrue(authenticator(List.of(broken, system()))
                .withSecret("eve", utf8("eve"), PEER)
                .isPresent());
    }

    @Test
    void whoeverIsInterruptedIsNotLetIn() throws Exception {
        put(PeopleFileTest.person("ada"));
        PeopleAuthenticator all = authenticator();
        Thread.currentThread().interrupt();
        assertEquals(NOBODY, all.withSecret("ada", utf8("password"), PEER));
        assertTrue(Thread.interrupted());
    }
}
