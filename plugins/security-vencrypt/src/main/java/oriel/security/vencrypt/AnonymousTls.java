package oriel.security.vencrypt;

import java.security.GeneralSecurityException;
import java.security.Security;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import oriel.plugin.PluginException;

/**
 * TLS 1.2 without a certificate: Diffie and Hellman's exchange of keys, signed by nobody (RFC 5246 section A.5). TLS 1.3 has
 * no such thing.
 */
final class AnonymousTls {

    private static final String DISABLED = "jdk.tls.disabledAlgorithms";
    private static final String ANONYMOUS = "anon";
    private static final String GROUP_BITS = "jdk.tls.ephemeralDHKeySize";

    private AnonymousTls() {}

    /**
     * Has the JDK allow it, which it decides once for the whole process; nothing else takes a suite of this kind unasked.
     *
     * @throws PluginException if something has used TLS before, so that it is too late
     */
    static SSLContext context() throws PluginException {
        String disabled = Security.getProperty(DISABLED);
        Security.setProperty(DISABLED, without(disabled));
        if (System.getProperty(GROUP_BITS) == null) {
            System.setProperty(GROUP_BITS, "2048");
        }
        SSLContext context = bare();
        if (suites(context.createSSLEngine()).length == 0) {
            Security.setProperty(DISABLED, disabled);
            throw new PluginException(
                    "Java has used TLS before plugins.vencrypt.anonymous was read, and allows no TLS without a certificate",
                    "leave anonymous out, or give java the option -Djava.security.properties=FILE, where FILE sets "
                            + DISABLED + " to its list without " + ANONYMOUS);
        }
        return context;
    }

    /** A list of disabled algorithms without those that have no certificate. */
    static String without(String disabled) {
        return Arrays.stream(disabled.split(","))
                .map(String::strip)
                .filter(algorithm -> !algorithm.equals(ANONYMOUS))
                .collect(Collectors.joining(", "));
    }

    private static SSLContext bare() {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.2");
            context.init(null, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    /** An engine for one connection that a viewer has opened. */
    static SSLEngine server(SSLContext context) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        engine.setEnabledCipherSuites(suites(engine));
        return engine;
    }

    private static String[] suites(SSLEngine engine) {
        return Arrays.stream(engine.getSupportedCipherSuites())
                .filter(suite -> suite.startsWith("TLS_DH_anon_WITH_AES_") && suite.contains("_GCM_"))
                .toArray(String[]::new);
    }
}
