package oriel.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Who is at the other end of a connection.
 *
 * @param address where it comes from: an {@link InetSocketAddress}, or what other transports have
 * @param browser true if it speaks RFB through a WebSocket
 * @param encrypted true if nobody between can read along
 * @param token a secret that it has brought to prove who it is, before any word of RFB; nobody has tested it. Not for logs
 * @param vouched the name of the person by the word of a trusted proxy, with which they have logged in
 */
public record Peer(
        SocketAddress address, boolean browser, boolean encrypted, Optional<String> token, Optional<String> vouched) {

    /** Somebody of whom no more is known. */
    public Peer(SocketAddress address, boolean browser, boolean encrypted) {
        this(address, browser, encrypted, Optional.empty(), Optional.empty());
    }

    /** The same with a token, or without. */
    public Peer withToken(Optional<String> secret) {
        return new Peer(address, browser, encrypted, secret, vouched);
    }

    /** The same with the word of a proxy, or without. */
    public Peer withVouched(Optional<String> name) {
        return new Peer(address, browser, encrypted, token, name);
    }

    /** Its machine: this one, by its loopback address, for a peer that does not come through a network. */
    public InetAddress host() {
        return address instanceof InetSocketAddress network && !network.isUnresolved()
                ? network.getAddress()
                : InetAddress.getLoopbackAddress();
    }

    /** True if nobody between can read along: it is encrypted, or never leaves this machine. */
    public boolean isPrivate() {
        return encrypted || host().isLoopbackAddress();
    }

    /** The same, encrypted by what is spoken over the transport's connection. */
    public Peer asEncrypted() {
        return new Peer(address, browser, true, token, vouched);
    }

    /** The address and, if it is known, the port as text, or the name of another address without what a log must not show. */
    @Override
    public String toString() {
        if (address instanceof InetSocketAddress network) {
            String host = host().getHostAddress();
            String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
            return network.getPort() == 0 ? bracketed : bracketed + ":" + network.getPort();
        }
        String name = address.toString().replaceAll("\\p{Cntrl}", "?");
        return name.isEmpty() ? "this machine" : name;
    }
}
