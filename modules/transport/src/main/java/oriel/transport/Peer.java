package oriel.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Who is at the other end of a connection.
 *
 * @param address where it comes from: an {@link InetSocketAddress}, or what other transports have
 * @param browser true if it speaks RFB through a WebSocket
 * @param encrypted true if nobody between can read along
 */
public record Peer(SocketAddress address, boolean browser, boolean encrypted) {

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
        return new Peer(address, browser, true);
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
