package oriel.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ChosenTightCapability;
import oriel.rfb.message.HandshakeMessage;
import oriel.rfb.message.PlainCredentials;
import oriel.rfb.message.TightCapabilityList;
import oriel.rfb.message.TightInteraction;
import oriel.rfb.message.VncResponse;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.Authenticator;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.tight.TightProvider;
import oriel.transport.Peer;

/** Any viewer that has chosen the security type Tight, and any server's lists. */
class TightSecurityFuzzTest {

    private static final byte[] PASSWORD = {'s', 'e', 'c', 'r', 'e', 't'};

    /** People with names, and a password without one. */
    private static final class Known implements Authenticator {

        private final Accounts nameless = Accounts.NOBODY.with(PASSWORD, Right.FULL);

        @Override
        public Optional<Account> withSecret(String user, byte[] secret, Peer from) {
            return nameless.withSecret(user, secret, from);
        }

        @Override
        public Optional<Account> withChallenge(String user, Predicate<byte[]> test) {
            return nameless.withChallenge(user, test);
        }

        @Override
        public boolean knowsSecrets() {
            return true;
        }

        @Override
        public boolean knowsNames() {
            return true;
        }
    }

    @MethodSource("seeds")
    @FuzzTest
    void refusesOrLetsIn(byte[] said) throws IOException, PluginException {
        try {
            new TightProvider()
                    .create(Options.none("plugins.tight"), new SecurityTools(new Known()))
                    .authenticate(new Speaker(said));
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    @MethodSource("seeds")
    @FuzzTest
    void readsLists(byte[] said) throws IOException {
        WireReader in = new WireReader(new Speaker(said)::read);
        try {
            TightCapabilityList.read(in);
            TightInteraction.read(in);
        } catch (ProtocolException | EOFException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                said(new ChosenTightCapability(2), new VncResponse(new byte[16])),
                said(new ChosenTightCapability(129), new PlainCredentials("ada", "secret")),
                said(new ChosenTightCapability(1)),
                ByteBuffer.allocate(28).putInt(1).array());
    }

    private static byte[] said(HandshakeMessage... messages) {
        WireBuffer out = new WireBuffer(64);
        Stream.of(messages).forEach(message -> message.write(out));
        return out.toBytes();
    }
}
