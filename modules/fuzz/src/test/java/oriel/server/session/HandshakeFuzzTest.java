package oriel.server.session;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.fuzz.Speaker;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ChosenSecurityType;
import oriel.rfb.message.ClientInit;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.ProtocolVersion;
import oriel.rfb.message.VncChallenge;
import oriel.rfb.message.VncResponse;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.VncAuthenticationProvider;
import oriel.transport.Connection;

/** Any answers of a viewer that wants to come in. */
class HandshakeFuzzTest {

    private static final byte[] PASSWORD = {'s', 'e', 'c', 'r', 'e', 't'};

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrLetsIn(byte[] said) throws IOException, PluginException {
        List<SecurityType> types = List.of(
                new NoneProvider().create(Options.none("none"), new SecurityTools(Accounts.NOBODY)),
                new VncAuthenticationProvider()
                        .create(Options.none("vnc"), new SecurityTools(Accounts.NOBODY.with(PASSWORD, Right.FULL))));
        try {
            new Handshake(peer -> types, new OpenPolicy(), nanos -> {})
                    .negotiate(new Speaker(said), Duration.ofSeconds(1));
        } catch (ProtocolException | RefusedException | EOFException | InterruptedException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        ChosenSecurityType none = new ChosenSecurityType(SecurityTypes.NONE);
        ChosenSecurityType vnc = new ChosenSecurityType(SecurityTypes.VNC_AUTHENTICATION);
        ClientInit shared = new ClientInit(true);
        return Stream.of(
                said(new ProtocolVersion(3, 8), none, shared),
                said(new ProtocolVersion(3, 7), none, new ClientInit(false)),
                said(new ProtocolVersion(3, 3), shared),
                said(new ProtocolVersion(3, 889), none, shared),
                "RFB 3.8\n\0\0\0\0\1\1".getBytes(StandardCharsets.US_ASCII),
                said(new ProtocolVersion(3, 8), vnc, new VncResponse(new byte[VncChallenge.WIRE_BYTES]), shared));
    }

    private static byte[] said(HandshakeMessage... messages) {
        WireBuffer out = new WireBuffer(64);
        Stream.of(messages).forEach(message -> message.write(out));
        return out.toBytes();
    }

    /** Lets everybody in. */
    private static final class OpenPolicy implements Handshake.AdmissionPolicy {

        @Override
        public Optional<String> closedBecause() {
            return Optional.empty();
        }

        @Override
        public void goesOnWith(Connection outermost) {}

        @Override
        public Optional<String> enter(Account account, SecurityType type) {
            return Optional.empty();
        }

        @Override
        public Optional<String> tried(Optional<Set<Right>> rights) {
            return Optional.empty();
        }
    }
}
