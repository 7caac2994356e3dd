package oriel.transport.netty;

import java.net.InetAddress;

/**
 * Who speaks HTTP on a connection.
 *
 * @param address where it comes from
 * @param sentToHttps true if it is not encrypted and has to be
 * @param strict true if it is told never to come without TLS again
 */
record HttpPeer(InetAddress address, boolean sentToHttps, boolean strict) {

    /** Before a request has come. */
    static final HttpPeer UNKNOWN = new HttpPeer(InetAddress.getLoopbackAddress(), false, false);
}
