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
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.Right;
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
                new NoneProvider().create(Options.none("none"), Accounts.NOBODY),
                new VncAuthenticationProvider()
                        .create(Options.none("vnc"), Accounts.NOBODY.with(PASSWORD, Right.FULL)));
        try {
            new Handshake(types, new OpenPolicy(), nanos -> {}).negotiate(new Speaker(said), Duration.ofSeconds(1));
        } catch (ProtocolException | RefusedException | EOFException | InterruptedException expected) {
            return;
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "RFB 003.008\n\1\1",
                        "RFB 003.007\n\1\0",
                        "RFB 003.003\n\1",
                        "RFB 003.889\n\1\1",
                        "RFB 3.8\n\0\0\0\0\1\1",
                        "RFB 003.008\n\2................\1")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
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
        public Optional<String> enter() {
            return Optional.empty();
        }

        @Override
        public Optional<String> tried(Optional<Set<Right>> rights) {
            return Optional.empty();
        }
    }
}
