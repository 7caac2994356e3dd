package oriel.transport.netty;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Who speaks HTTP on a connection.
 *
 * @param address where it comes from
 * @param sentToHttps true if it is not encrypted and has to be
 * @param strict true if it is told never to come without TLS again
 * @param relayed true if the request says that it comes from somebody else, by the word of nobody who is trusted
 */
record HttpPeer(InetAddress address, boolean sentToHttps, boolean strict, boolean relayed) {

    /** Before a request has come. */
    static final HttpPeer UNKNOWN = new HttpPeer(InetAddress.getLoopbackAddress(), false, false, true);

    /** Where the request comes from, as far as anybody knows. */
    Optional<InetAddress> origin() {
        return relayed ? Optional.empty() : Optional.of(address);
    }

    HttpPeer withRelayed(boolean now) {
        return new HttpPeer(address, sentToHttps, strict, now);
    }
}
