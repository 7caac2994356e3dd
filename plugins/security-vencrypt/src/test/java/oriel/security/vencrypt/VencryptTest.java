package oriel.security.vencrypt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.PlainCredentials;
import oriel.security.Accounts;
import oriel.security.Admission;
import oriel.security.Authenticator;
import oriel.security.Refusal;
import oriel.security.Right;
import oriel.security.SecretStorage;
import oriel.security.SecurityOutcome;
import oriel.security.SecurityTools;
import oriel.security.SecurityTraits;
import oriel.security.SecurityType;
import oriel.security.VncPassword;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.ServerKey;
import oriel.transport.tls.TlsConnection;
import oriel.transport.tls.TlsEngines;

/** VeNCrypt byte by byte, and through TLS. */
@Timeout(60)
class VencryptTest {

    private static final String BEGIN = "0002";
    private static final byte[] PASSWORD = "a long password".getBytes(StandardCharsets.US_ASCII);
    private static final Accounts NAMELESS = Accounts.NOBODY.with(PASSWORD, Right.VIEW_ONLY);
    private static final ServerKey KEY =
            CertificateAuthority.make("test", Instant.now()).certify(List.of("localhost"), List.of(), Instant.now());
    private static final SSLContext CONTEXT = TlsEngines.context(() -> KEY);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final MemoryPipe pipe = new MemoryPipe(1 << 16);
    private final WireReader viewer = new WireReader(pipe.viewer());

    @AfterEach
    void close() {
        pipe.viewer().close();
        threads.shutdownNow();
    }

    private static SecurityTools tools(Authenticator authenticator) {
        return new SecurityTools(authenticator, Optional.of(() -> CONTEXT), SecretStorage.FORGETFUL);
    }

    private static SecurityType type(Authenticator authenticator) throws PluginException {
        return new VencryptProvider().create(Options.none("plugins.vencrypt"), tools(authenticator));
    }

    private static Peer peer(String line) {
        String address = line.contains("far") ? "192.0.2.7" : "127.0.0.1";
        return new Peer(new InetSocketAddress(address, 1), line.contains("browser"), line.contains("encrypted"));
    }

    /** What comes of a viewer on such a line. */
    private Future<SecurityOutcome> authenticate(SecurityType type, String line) {
        Connection connection = new ForwardingConnection(pipe.server()) {
            @Override
            public Peer peer() {
                return VencryptTest.peer(line);
            }
        };
        return threads.submit(() -> type.authenticate(connection));
    }

    private static <T extends Throwable> T failure(Class<T> expected, Future<?> call) {
        return assertThrows(expected, () -> {
            try {
                call.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    private VencryptTest say(String hex) throws IOException {
        pipe.viewer().write(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
        return this;
    }

    private VencryptTest expect(String hex) throws IOException {
        String wanted = hex.replace(" ", "");
        assertEquals(wanted, HexFormat.of().formatHex(viewer.bytes(wanted.length() / 2)));
        return this;
    }

    private static Connection tls(Connection below) throws IOException {
        return TlsConnection.negotiate(below, Trusting.engine());
    }

    private static void say(Connection connection, String user, String password) throws IOException {
        WireBuffer out = new WireBuffer(64);
        new PlainCredentials(user, password).write(out);
        connection.write(out.view());
    }

    @ParameterizedTest
    @CsvSource({
        "nameless, far,               261 262",
        "nameless, near,              261 262",
        "nameless, far browser,       ''",
        "nameless, near browser,      ''",
        "nameless, far encrypted,     2 256",
        "nameless, browser encrypted, 2 256",
        "hashed,   far,               262",
        "hashed,   encrypted,         256",
        "named,    far,               262",
        "named,    near,              262",
        "named,    near browser,      ''",
        "named,    browser encrypted, 256",
        "mixed,    far,               262 261",
        "mixed,    encrypted,         256 2",
        "all,      far,               260",
        "all,      encrypted,         1",
        "all,      browser,           ''"
    })
    void offersByTheLineAndByWhoIsKnown(String who, String line, String expected) throws Exception {
        Vencrypt type = (Vencrypt) type(Known.of(who, NAMELESS));
        List<String> codes = type.subtypes(peer(line)).stream()
                .map(subtype -> String.valueOf(subtype.code()))
                .toList();
        assertEquals(expected, String.join(" ", codes));
        assertEquals(!expected.isEmpty(), type.suits(peer(line)));
    }

    @Test
    void saysWhatItDoes() throws Exception {
        assertEquals(19, type(NAMELESS).code());
        assertEquals(new SecurityTraits(true, true, false), type(NAMELESS).traits());
        assertEquals(
                new SecurityTraits(true, false, false),
                type(Authenticator.EVERYBODY).traits());
    }

    @Test
    void letsInByVncAuthenticationInsideTls() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(NAMELESS), "far");
        expect(BEGIN)
                .say("0002")
                .expect("00 02 00000105 00000106")
                .say("00000105")
                .expect("01");
        Connection inside = tls(pipe.viewer());
        byte[] challenge = new WireReader(inside).bytes(16);
        inside.write(ByteBuffer.wrap(VncPassword.response(PASSWORD, challenge)));
        Admission admission = (Admission) outcome.get();
        assertEquals(Right.VIEW_ONLY, admission.rights());
        assertTrue(admission.connection().peer().encrypted());
        admission.connection().write(ByteBuffer.wrap(new byte[] {7}));
        assertEquals(7, new WireReader(inside).u8());
    }

    /** TigerVNC's viewer waits for ever for what it reads together with a ticket of TLS 1.3. */
    @Test
    void saysNothingOfItsOwnBehindTheHandshake() throws Exception {
        authenticate(type(Known.of("named", NAMELESS)), "far");
        expect(BEGIN).say("0002").expect("00 01 00000106").say("00000106").expect("01");
        tls(pipe.viewer());
        pipe.viewer().readLimit(Duration.ofMillis(20));
        assertThrows(SocketTimeoutException.class, () -> viewer.u8());
    }

    @Test
    void letsInByNameAndPasswordInsideTls() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(Known.of("named", NAMELESS)), "near");
        expect(BEGIN).say("0002").expect("00 01 00000106").say("00000106").expect("01");
        say(tls(pipe.viewer()), "\u00e4da", "a long password");
        assertEquals("\u00e4da", ((Admission) outcome.get()).user());
    }

    @Test
    void letsEverybodyInWhoMayComeAnyway() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(Authenticator.EVERYBODY), "far");
        expect(BEGIN).say("0002").expect("00 01 00000104").say("00000104").expect("01");
        tls(pipe.viewer());
        assertEquals(Right.FULL, ((Admission) outcome.get()).rights());
    }

    @Test
    void goesOnWithTheLineThatIsEncryptedAlready() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(NAMELESS), "browser encrypted");
        expect(BEGIN).say("0002").expect("00 02 00000002 00000100").say("00000100");
        say(pipe.viewer(), "", "a long password");
        assertFalse(outcome.get().connection() instanceof TlsConnection);
        assertSame(Admission.class, outcome.get().getClass());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "\u00e4da"})
    void refusesInTheSameWordsWhoeverItIs(String user) throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(Known.of("named", NAMELESS)), "encrypted");
        expect(BEGIN).say("0002").expect("00 01 00000100").say("00000100");
        say(pipe.viewer(), user, "x");
        assertEquals("the user name or the password is wrong", ((Refusal) outcome.get()).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001", "0000", "0003", "0102", "ffff"})
    void speaksOneVersionOnly(String version) throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(NAMELESS), "far");
        expect(BEGIN).say(version).expect("ff");
        failure(ProtocolException.class, outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000001", "00000002", "00000100", "00000102", "00000104", "00000000", "80000105"})
    void refusesWhatWasNotOffered(String subtype) throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(NAMELESS), "far");
        expect(BEGIN).say("0002").expect("00 02 00000105 00000106").say(subtype).expect("00");
        failure(ProtocolException.class, outcome);
    }

    @Test
    void takesNothingThatWasSaidBeforeTls() throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(Known.of("named", NAMELESS)), "far");
        expect(BEGIN)
                .say("0002")
                .expect("00 01 00000106")
                .say("00000106 00000001 00000001 61 62")
                .expect("01");
        assertTrue(failure(ProtocolException.class, outcome).getMessage().startsWith("TLS failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000400 00000000", "00000000 00000400", "ffffffff ffffffff"})
    void refusesLongNamesAndPasswords(String lengths) throws Exception {
        Future<SecurityOutcome> outcome = authenticate(type(NAMELESS), "encrypted");
        expect(BEGIN).say("0002").expect("00 02 00000002 00000100").say("00000100" + lengths);
        failure(ProtocolException.class, outcome);
    }

    @Test
    void letsNobodyInWithoutItsCertificate() throws Exception {
        Supplier<SSLContext> gone = () -> {
            throw new UncheckedIOException(new IOException("gone"));
        };
        SecurityType type = new VencryptProvider()
                .create(
                        Options.none("plugins.vencrypt"),
                        new SecurityTools(NAMELESS, Optional.of(gone), SecretStorage.FORGETFUL));
        Future<SecurityOutcome> outcome = authenticate(type, "far");
        expect(BEGIN).say("0002").expect("00 02 00000105 00000106").say("00000105");
        assertEquals(
                "there is no certificate to show",
                failure(IOException.class, outcome).getMessage());
    }

    @Test
    void needsACertificateAndSomebody() {
        VencryptProvider provider = new VencryptProvider();
        assertEquals("vencrypt", provider.name());
        Options none = Options.none("plugins.vencrypt");
        assertThrows(PluginException.class, () -> provider.create(none, new SecurityTools(NAMELESS)));
        assertThrows(PluginException.class, () -> provider.create(none, tools(Accounts.NOBODY)));
        Options wrong = new Options("plugins.vencrypt", Map.of("anonymous", "perhaps"));
        assertThrows(WrongOptionException.class, () -> provider.create(wrong, tools(NAMELESS)));
    }

    @Test
    void allowsNothingElseThanWhatHasNoCertificate() {
        assertEquals("SSLv3, DH keySize < 1024, NULL", AnonymousTls.without("SSLv3, DH keySize < 1024, anon,NULL"));
        assertArrayEquals(new String[] {"a"}, AnonymousTls.without("a").split(", "));
    }
}
