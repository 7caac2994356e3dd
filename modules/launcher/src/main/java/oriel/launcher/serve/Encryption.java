package oriel.launcher.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import oriel.transport.TlsSettings.Cleartext;

/**
 * What the operator is told of TLS.
 *
 * @param cleartext who goes without
 * @param ownFingerprint SHA-256 of the certificate, if Oriel has made it and browsers therefore warn
 */
record Encryption(Cleartext cleartext, Optional<String> ownFingerprint) {

    /** No TLS. */
    static final Encryption NONE = new Encryption(Cleartext.EVERYBODY, Optional.empty());

    /** How an address begins for a browser of this machine. */
    String schemeHere(InetSocketAddress endpoint) {
        InetAddress address = endpoint.getAddress();
        return scheme(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address);
    }

    /** The same for a browser that comes from an address. */
    String scheme(InetAddress from) {
        return cleartext.takesBrowser(from) ? "http" : "https";
    }
}
