package oriel.transport;

import java.net.InetAddress;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * How a transport encrypts, and who may go without.
 *
 * @param context has the server's certificate; asked from any thread but an event loop's, since it may have to read or make
 *     one. If it throws an {@link java.io.UncheckedIOException} that one connection cannot be encrypted, and ends
 * @param cleartext who need not encrypt
 * @param strict true if browsers are told never to come without TLS again (HSTS, RFC 6797): only with a certificate that
 *     they accept by themselves
 */
public record TlsSettings(Supplier<SSLContext> context, Cleartext cleartext, boolean strict) {

    /** Who need not encrypt. */
    public enum Cleartext {
        /** Everybody; TLS is there for those that want it. */
        EVERYBODY,
        /** Viewers, and browsers of this machine: nobody can listen in there. Other browsers are sent to https. */
        VIEWERS,
        /** Nobody: without TLS there is no greeting, and browsers are sent to https. */
        NOBODY;

        /** Whether viewers are greeted without TLS. */
        public boolean takesViewers() {
            return this != NOBODY;
        }

        /** Whether a browser that comes from this address is served without TLS. */
        public boolean takesBrowser(InetAddress address) {
            return this == EVERYBODY || this == VIEWERS && address.isLoopbackAddress();
        }
    }
}
