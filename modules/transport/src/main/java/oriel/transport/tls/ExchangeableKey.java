package oriel.transport.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Shows each peer the server's key of the moment: it may be exchanged while connections come. Asked by the threads that
 * compute handshakes.
 */
final class ExchangeableKey extends X509ExtendedKeyManager {

    /** Handshakes that have begun go on with the key that they began with. */
    private static final int KEPT = 4;

    private final Supplier<ServerKey> newest;
    private final Map<String, ServerKey> byAlias = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();

    ExchangeableKey(Supplier<ServerKey> newest) {
        this.newest = newest;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        ServerKey key = newest.get();
        return key.key().getAlgorithm().equals(keyType) ? alias(key) : null;
    }

    private synchronized String alias(ServerKey key) {
        String current = String.valueOf(last.get());
        if (key.equals(byAlias.get(current))) {
            return current;
        }
        int next = last.incrementAndGet();
        byAlias.put(String.valueOf(next), key);
        byAlias.remove(String.valueOf(next - KEPT));
        return String.valueOf(next);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return found(alias)
                .map(key -> key.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return found(alias).map(ServerKey::key).orElse(null);
    }

    private Optional<ServerKey> found(String alias) {
        return Optional.ofNullable(byAlias.get(alias));
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
