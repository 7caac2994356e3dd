package oriel.transport.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A key may be exchanged while handshakes go on. */
class ExchangeableKeyTest {

    private final ServerKey first =
            CertificateAuthority.make("first", Instant.EPOCH).self();
    private final ServerKey second =
            CertificateAuthority.make("second", Instant.EPOCH).self();
    private final AtomicReference<ServerKey> current = new AtomicReference<>(first);
    private final ExchangeableKey keys = new ExchangeableKey(current::get);

    private String chosen() {
        return keys.chooseEngineServerAlias("EC", null, null);
    }

    @Test
    void aHandshakeThatHasBegunKeepsItsKey() {
        String begun = chosen();
        assertEquals(begun, chosen());
        current.set(second);
        String later = chosen();
        assertNotEquals(begun, later);
        assertEquals(first.key(), keys.getPrivateKey(begun));
        assertEquals(first.certificate(), keys.getCertificateChain(begun)[0]);
        assertEquals(second.key(), keys.getPrivateKey(later));
    }

    @Test
    void aKeyOfAnotherKindIsNotOffered() {
        assertNull(keys.chooseEngineServerAlias("RSA", null, null));
        assertNull(keys.getPrivateKey("99"));
    }
}
