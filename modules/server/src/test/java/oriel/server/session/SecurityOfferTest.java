package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.plugin.Options;
import oriel.rfb.ProtocolException;
import oriel.rfb.SecurityTypes;
import oriel.security.Account;
import oriel.security.Accounts;
import oriel.security.NoneProvider;
import oriel.security.Right;
import oriel.security.SecurityOffer;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.VncAuthenticationProvider;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;

/** A viewer gets what the offer says for it, and nothing else. */
@Timeout(30)
class SecurityOfferTest {

    private static final SecurityTools TOOLS = new SecurityTools(Accounts.NOBODY.with(new byte[] {'x'}, Right.FULL));

    private final MemoryPipe pipe = new MemoryPipe(1 << 12);

    /** Everybody may try. */
    private static final class Open implements Handshake.AdmissionPolicy {

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

    private Exception negotiate(SecurityOffer offer, String said) throws Exception {
        pipe.viewer().write(ByteBuffer.wrap(said.getBytes(StandardCharsets.ISO_8859_1)));
        Handshake handshake = new Handshake(offer, new Open(), nanos -> {});
        return assertThrows(Exception.class, () -> handshake.negotiate(pipe.server(), Duration.ofSeconds(10)));
    }

    private String heard() throws Exception {
        ByteBuffer bytes = ByteBuffer.allocate(200);
        pipe.server().close();
        while (pipe.viewer().read(bytes) >= 0) {
            // up to the end
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void goesByTheViewer() throws Exception {
        SecurityType none = new NoneProvider().create(Options.none("none"), TOOLS);
        SecurityType vnc = new VncAuthenticationProvider().create(Options.none("vnc"), TOOLS);
        SecurityOffer offer = peer -> peer.equals(pipe.server().peer()) ? List.of(vnc) : List.of(none);
        Exception e = negotiate(offer, "RFB 003.008\n" + (char) SecurityTypes.NONE);
        assertEquals(ProtocolException.class, e.getClass());
        assertEquals("security type 1 was not offered", e.getMessage());
    }

    @Test
    void tlsThatComesAfterTheGreetingIsKnownAsSuch() throws Exception {
        Exception e = negotiate(peer -> List.of(), "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003\u00aa");
        assertEquals(LateTlsException.class, e.getClass());
    }

    @ParameterizedTest
    @CsvSource({"3, '\0\0\0\0'", "8, '\0'"})
    void nothingToOfferIsSaid(String minor, String zero) throws Exception {
        Exception e = negotiate(peer -> List.of(), "RFB 003.00" + minor + "\n");
        String reason = "this server lets nobody in without encryption";
        assertEquals(reason, e.getMessage());
        String length = "\0\0\0" + (char) reason.length();
        assertEquals("RFB 003.008\n" + zero + length + reason, heard());
    }
}
