package oriel.security.rsaaes;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import oriel.rfb.message.RsaPublicKey;
import oriel.security.SecretStorage;

/** Keys for tests, each made once. */
final class Keys {

    /** Keeps what was made in memory. */
    static final SecretStorage KEPT = new InMemory();

    private static final KeyPair VIEWERS = pair(1024);

    private Keys() {}

    private static final class InMemory implements SecretStorage {

        private final Map<String, byte[]> secrets = new HashMap<>();

        @Override
        public synchronized byte[] secret(String name, Supplier<byte[]> make) {
            return secrets.computeIfAbsent(name, absent -> make.get()).clone();
        }
    }

    static KeyPair viewers() {
        return VIEWERS;
    }

    static KeyPair pair(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The message that shows a key. */
    static RsaPublicKey shown(KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        int bits = key.getModulus().bitLength();
        return new RsaPublicKey(
                bits,
                Numbers.unsigned(key.getModulus(), (bits + 7) / 8),
                Numbers.unsigned(key.getPublicExponent(), (bits + 7) / 8));
    }
}
