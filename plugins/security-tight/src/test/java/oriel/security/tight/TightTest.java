package oriel.security.tight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.TightCapability;
import oriel.rfb.message.TightInteraction;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Admission;
import oriel.security.Authenticator;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.VncPassword;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;

/** Tight byte by byte. */
@Timeout(60)
class TightTest {

    private static final String NO_TUNNELS = "00000000";
    private static final String VNC = "00000002 53544456 564e43415554485f";
    private static final String UNIX = "00000081 54474854 554c474e41555448";
    private static final byte[] PASSWORD = "a long password".getBytes(StandardCharsets.US_ASCII);
    private static final Accounts NAMELESS = Accounts.NOBODY.with(PASSWORD, Right.VIEW_ONLY);

    /** Ada alone has a name; somebody may have a password without one. */
    private record People(boolean knowsSecrets) implements Authenticator {

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            boolean known = user.equals("ada") & Arrays.equals(secret, PASSWORD);
            return known ? Optional.of(new Account(user, Right.FULL)) : Optional.empty();
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            return NAMELESS.withChallenge(user, test);
        }

        @Override
        public boolean knowsNames() {
            return true;
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MemoryPipe pipe = new MemoryPipe(1 << 12);
    private final WireReader viewer = new WireReader(pipe.viewer());

    @AfterEach
    void close() {
        pipe.viewer().close();
        threads.shutdownNow();
    }

    private static SecurityType type(Authenticator authenticator) throws PluginException {
        return new TightProvider().create(Options.none("plugins.tight"), new SecurityTools(authenticator));
    }

    private static Peer peer(boolean far, boolean encrypted) {
        return new Peer(new InetSocketAddress(far ? "192.0.2.7" : "127.0.0.1", 1), false, encrypted);
    }

    private Future<SecurityOutcome> authenticate(SecurityType type, Peer peer) {
        Connection connection = new ForwardingConnection(pipe.server()) {
            @Override
            public Peer peer() {
                return peer;
            }
        };
        return threads.submit(() -> type.authenticate(connection));
    }

    private TightTest say(String hex) throws IOException {
        pipe.viewer().write(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
        return this;
    }

    private TightTest say(byte[] bytes) throws IOException {
        pipe.viewer().write(ByteBuffer.wrap(bytes));
        return this;
    }

    private TightTest expect(String hex) throws IOException {
        String wanted = hex.replace(" ", "");
        assertEquals(wanted, HexFormat.of().formatHex(viewer.bytes(wanted.length() / 2)));
        return this;
    }

    @Test
    void saysWhatItDoes() throws Exception {
        assertEquals(16, type(NAMELESS).code());
        assertEquals(new SecurityTraits(false, true, false), type(NAMELESS).traits());
        SecurityType open = type(Authenticator.EVERYBODY);
        assertEquals(new SecurityTraits(false, false, false), open.traits());
        assertTrue(open.suits(peer(true, false)));
        assertEquals("tight", new TightProvider().name());
        assertThrows(PluginException.class, () -> type(Accounts.NOBODY));
    }

    @Test
    void letsInByVncAuthentication() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(NAMELESS), peer(true, false));
        expect(NO_TUNNELS).expect("00000001" + VNC).say("00000002");
        say(VncPassword.response(PASSWORD, viewer.bytes(16)));
        assertEquals(Right.VIEW_ONLY, ((Admission) outcome.get()).rights());
    }

    @Test
    void letsInByNameAndPasswordWhereNobodyElseHears() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(new People(true)), peer(true, true));
        expect(NO_TUNNELS).expect("00000002" + UNIX + VNC).say("00000081 00000003 0000000f 616461");
        say(PASSWORD);
        assertEquals("ada", ((Admission) outcome.get()).user());
    }

    @Test
    void refusesInTheSameWordsWhoeverItIs() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(new People(false)), peer(false, false));
        expect(NO_TUNNELS).expect("00000001" + UNIX).say("00000081 00000003 00000001 65766578");
        assertEquals("the user name or the password is wrong", ((Refusal) outcome.get()).reason());
    }

    @Test
    void asksForNoPasswordWhereOthersHearIt() throws Exception {
        assertFalse(type(new People(false)).suits(peer(true, false)));
        assertTrue(type(new People(false)).suits(peer(true, true)));
        assertTrue(type(new People(false)).suits(peer(false, false)));
        Future<SecurityOutcome> outcome = authenticate(type(new People(true)), peer(true, false));
        expect(NO_TUNNELS).expect("00000001" + VNC).say("00000081");
        assertThrows(ExecutionException.class, outcome::get);
    }

    @Test
    void asksNothingWhereEverybodyComesIn() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(Authenticator.EVERYBODY), peer(true, false));
        expect(NO_TUNNELS).expect("00000000");
        assertEquals(Right.FULL, ((Admission) outcome.get()).rights());
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001", "00000000", "00000013", "80000002"})
    void refusesWhatWasNotOffered(String code) throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(NAMELESS), peer(false, false));
        expect(NO_TUNNELS).expect("00000001" + VNC).say(code);
        ExecutionException failure = assertThrows(ExecutionException.class, outcome::get);
        assertEquals(ProtocolException.class, failure.getCause().getClass());
    }

    @Test
    void refusesLongPasswords() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(new People(false)), peer(false, false));
        expect(NO_TUNNELS).expect("00000001" + UNIX).say("00000081 00000003 00000400");
        ExecutionException failure = assertThrows(ExecutionException.class, outcome::get);
        assertEquals(ProtocolException.class, failure.getCause().getClass());
    }

    @Test
    void listsNothingThatTheServerDoesNotSpeak() throws Exception {
        WireBuffer out = new WireBuffer(64);
        type(NAMELESS).extendServerInit(out, Set.of(7, -239)::contains);
        ByteBuffer bytes = out.view();
        TightInteraction told = TightInteraction.read(new WireReader(target -> {
            int count = Math.min(target.remaining(), bytes.remaining());
            target.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        }));
        assertFalse(bytes.hasRemaining());
        List<TightCapability> both =
                List.of(new TightCapability(7, "TGHT", "TIGHT___"), new TightCapability(-239, "TGHT", "RCHCURSR"));
        assertEquals(new TightInteraction(List.of(), List.of(), both), told);
    }
}
