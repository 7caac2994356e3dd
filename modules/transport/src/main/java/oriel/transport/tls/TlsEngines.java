package oriel.transport.tls;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Makes engines that speak TLS 1.2 (RFC 5246) and 1.3 (RFC 8446) with suites that keep earlier sessions secret even when
 * the server's key is lost, and that authenticate what they encrypt: no CBC, no key exchange by RSA alone.
 */
public final class TlsEngines {

    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    /** What is spoken inside, for peers that name what they can (ALPN, RFC 7301). */
    private static final String[] APPLICATIONS = {"http/1.1"};

    static {
        // Read once by the JDK, before the first handshake. A renegotiation makes the server work for nothing.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private TlsEngines() {}

    /**
     * What all engines of a server have in common.
     *
     * @param newest the key to show a peer that comes now; asked by the threads that compute handshakes
     */
    public static SSLContext context(Supplier<ServerKey> newest) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ExchangeableKey(newest)}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** An engine for one connection that a peer has opened. */
    public static SSLEngine server(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = parameters(engine);
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(APPLICATIONS);
        engine.setSSLParameters(parameters);
        return engine;
    }

    /**
     * An engine for a connection to a server.
     *
     * @param judge whether the server is the one that is wanted
     * @param host its name or address, which its certificate must have; empty if {@code judge} sees to that
     */
    public static SSLEngine client(X509ExtendedTrustManager judge, String host) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {judge}, null);
            SSLEngine engine = host.isEmpty() ? context.createSSLEngine() : context.createSSLEngine(host, 0);
            engine.setUseClientMode(true);
            SSLParameters parameters = parameters(engine);
            parameters.setEndpointIdentificationAlgorithm(host.isEmpty() ? null : "HTTPS");
            engine.setSSLParameters(parameters);
            return engine;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static SSLParameters parameters(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(Arrays.stream(engine.getSupportedCipherSuites())
                .filter(TlsEngines::isSound)
                .toArray(String[]::new));
        return parameters;
    }

    /** Those of TLS 1.3, and of 1.2 those with elliptic curves and AEAD. */
    private static boolean isSound(String suite) {
        boolean newest = suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_");
        return newest
                || suite.startsWith("TLS_ECDHE_")
                        && !suite.contains("_anon_")
                        && (suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305_"));
    }
}
