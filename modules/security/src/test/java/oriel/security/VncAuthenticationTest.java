package oriel.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.WireBuffer;
import oriel.transport.Peer;

/** VNC authentication as a viewer meets it: RFC 6143 section 7.2.2. */
class VncAuthenticationTest {

    private static final VncAuthenticationProvider PROVIDER = new VncAuthenticationProvider();
    private static final Accounts ACCOUNTS =
            Accounts.NOBODY.with(latin1("all"), Right.FULL).with(latin1("look"), Right.VIEW_ONLY);

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static SecurityType type() throws PluginException {
        return PROVIDER.create(Options.none("security.vnc"), new SecurityTools(ACCOUNTS));
    }

    private static AnsweringViewer viewer(String password) {
        return new AnsweringViewer(challenge -> VncPassword.response(latin1(password), challenge));
    }

    @Test
    void admitsWhoKnowsAPasswordWithItsRights() throws Exception {
        for (String password : new String[] {"all", "look"}) {
            AnsweringViewer viewer = viewer(password);
            assertEquals(
                    new Admission(viewer, "", password.equals("all") ? Right.FULL : Right.VIEW_ONLY),
                    type().authenticate(viewer));
            assertEquals(0, viewer.unread());
        }
    }

    @Test
    void refusesAnotherPasswordInWords() throws Exception {
        AnsweringViewer viewer = viewer("wrong");
        assertEquals(new Refusal(viewer, "the password is wrong"), type().authenticate(viewer));
    }

    @Test
    void sendsSixteenFreshBytesEachTime() throws Exception {
        SecurityType type = type();
        AnsweringViewer viewer = viewer("all");
        for (int i = 0; i < 3; i++) {
            type.authenticate(viewer);
        }
        assertEquals(3, viewer.received().size());
        assertEquals(
                3, viewer.received().stream().map(Arrays::toString).distinct().count());
        viewer.received().forEach(challenge -> assertEquals(16, challenge.length));
    }

    @Test
    void aResponseToAnotherChallengeIsWorthNothing() throws Exception {
        AnsweringViewer replay =
                new AnsweringViewer(challenge -> VncPassword.response(latin1("all"), new byte[challenge.length]));
        assertTrue(type().authenticate(replay) instanceof Refusal);
    }

    @Test
    void aViewerThatLeavesWithinItsResponseIsNotAnswered() throws Exception {
        SecurityType type = type();
        AnsweringViewer viewer = new AnsweringViewer(challenge -> new byte[15]);
        assertThrows(EOFException.class, () -> type.authenticate(viewer));
        assertEquals(1, viewer.received().size());
    }

    @Test
    void declaresThatItProvesWhoIsThereAndHidesNothing() throws Exception {
        assertEquals(2, type().code());
        assertEquals(new SecurityTraits(false, true, true), type().traits());
        assertEquals("vnc", PROVIDER.name());
        WireBuffer out = new WireBuffer(1);
        type().extendServerInit(out, number -> true);
        assertEquals(0, out.size());
    }

    @Test
    void needsSecretsThatAChallengeCanBeTestedWith() {
        Authenticator hashes = new Authenticator() {
            @Override
            public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
                return Optional.of(new Account("", Right.FULL));
            }

            @Override
            public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
                return Optional.empty();
            }

            @Override
            public boolean knowsSecrets() {
                return false;
            }
        };
        for (Authenticator without : new Authenticator[] {hashes, Accounts.NOBODY}) {
            PluginException refused = assertThrows(
                    PluginException.class, () -> PROVIDER.create(Options.none("vnc"), new SecurityTools(without)));
            assertTrue(refused.getMessage().startsWith("VNC authentication has no password"), refused.getMessage());
        }
    }

    @Test
    void noneLetsEverybodyInWithoutAWord() throws IOException {
        NoneProvider provider = new NoneProvider();
        SecurityType none = provider.create(Options.none("security.none"), new SecurityTools(Accounts.NOBODY));
        AnsweringViewer viewer = AnsweringViewer.silent();
        SecurityOutcome outcome = none.authenticate(viewer);
        assertEquals(new Admission(viewer, "", Right.FULL), outcome);
        assertSame(viewer, outcome.connection());
        assertTrue(viewer.received().isEmpty());
        assertEquals("none", provider.name());
        assertEquals(1, none.code());
        assertEquals(new SecurityTraits(false, false, true), none.traits());
    }

    @Test
    void noPasswordGivesTheServerAway() {
        assertFalse(Right.FULL.contains(Right.MANAGE));
        assertEquals(Right.values().length - 1, Right.FULL.size());
    }
}
