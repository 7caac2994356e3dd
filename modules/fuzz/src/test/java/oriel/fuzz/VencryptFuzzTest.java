package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.rfb.VencryptSubtypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ChosenVencryptSubtype;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.PlainCredentials;
import oriel.rfb.message.VencryptVersion;
import oriel.rfb.message.VncResponse;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.security.vencrypt.VencryptProvider;
import oriel.transport.ForwardingConnection;
import oriel.transport.Peer;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.ServerKey;
import oriel.transport.tls.TlsEngines;

/** Any viewer that has chosen VeNCrypt, on a line in the clear and on one that is encrypted. */
class VencryptFuzzTest {

    private static final byte[] PASSWORD = {'s', 'e', 'c', 'r', 'e', 't'};
    private static final ServerKey KEY =
            CertificateAuthority.make("fuzz", Instant.now()).certify(List.of("fuzz"), List.of(), Instant.now());
    private static final SSLContext CONTEXT = TlsEngines.context(() -> KEY);

    /** The first byte says what the line is. */
    @MethodSource("seeds")
    @FuzzTest
    void refusesOrLetsIn(byte[] input) throws IOException, PluginException {
        boolean encrypted = input.length > 0 && (input[0] & 1) != 0;
        Speaker viewer = new Speaker(Arrays.copyOfRange(input, Math.min(1, input.length), input.length));
        SecurityTools tools = new SecurityTools(
                Accounts.NOBODY.with(PASSWORD, Right.FULL), Optional.of(() -> CONTEXT), SecretStorage.FORGETFUL);
        try {
            new VencryptProvider()
                    .create(Options.none("plugins.vencrypt"), tools)
                    .authenticate(new ForwardingConnection(viewer) {
                        @Override
                        public Peer peer() {
                            Peer peer = super.peer();
                            return encrypted ? peer.asEncrypted() : peer;
                        }
                    });
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() throws SSLException, NoSuchAlgorithmException {
        byte[] hello = hello();
        return Stream.of(
                said(1, VencryptSubtypes.PLAIN, new PlainCredentials("ada", "secret")),
                said(1, SecurityTypes.VNC_AUTHENTICATION, new VncResponse(new byte[16])),
                said(0, VencryptSubtypes.X509_VNC, out -> out.put(hello)),
                said(0, VencryptSubtypes.X509_PLAIN, out -> out.put(hello).put(hello)),
                said(0, VencryptSubtypes.X509_PLAIN, new PlainCredentials("ada", "secret")));
    }

    /** What somebody says last. */
    private interface Word {

        void write(WireBuffer out);
    }

    private static byte[] said(int line, int subtype, HandshakeMessage word) {
        return said(line, subtype, (Word) word::write);
    }

    private static byte[] said(int line, int subtype, Word word) {
        WireBuffer out = new WireBuffer(64).u8(line);
        VencryptVersion.V0_2.write(out);
        new ChosenVencryptSubtype(subtype).write(out);
        word.write(out);
        return out.toBytes();
    }

    private static byte[] hello() throws SSLException, NoSuchAlgorithmException {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), hello);
        return Arrays.copyOf(hello.array(), hello.position());
    }
}
