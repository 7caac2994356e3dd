package oriel.transport;

import java.net.InetAddress;

/**
 * Who is at the other end of a connection.
 *
 * @param address where it comes from
 * @param port its port
 * @param browser true if it speaks RFB through a WebSocket
 * @param encrypted true if nobody between can read along
 */
public record Peer(InetAddress address, int port, boolean browser, boolean encrypted) {

    /** The address and port as text. */
    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
