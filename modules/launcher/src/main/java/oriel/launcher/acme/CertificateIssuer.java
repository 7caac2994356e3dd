package oriel.launcher.acme;

import java.io.IOException;
import oriel.transport.tls.ServerKey;

/** Gets certificates. */
@FunctionalInterface
interface CertificateIssuer {

    /**
     * A certificate with a key of its own; takes its time.
     *
     * @throws IOException if there is none now; the message says why
     */
    ServerKey issue() throws IOException, InterruptedException;
}
