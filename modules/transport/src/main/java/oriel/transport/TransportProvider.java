package oriel.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;

/** Offers one way for viewers to reach the server. */
public interface TransportProvider extends Provider {

    /**
     * Makes a transport that does not listen yet.
     *
     * @param settings where to listen, and the bounds for peers
     * @param options the provider's own section
     * @param pages what a browser may read; asked from any thread
     * @throws PluginException if it cannot work with these settings
     */
    Transport create(TransportSettings settings, Options options, HttpPages pages) throws PluginException;

    /**
     * Sends a message to a UNIX datagram socket of this machine, such as that of the service manager; Java itself has no such
     * sockets.
     *
     * @param socket the path of the socket's file, or {@code @} and an abstract name
     * @return false if this provider has no such sockets, here or at all
     * @throws IOException if the message was not taken
     */
    default boolean sendDatagram(String socket, byte[] message) throws IOException {
        return false;
    }

    /**
     * Looks at a TCP socket that listens already, since whoever started this process has opened it, as service managers do. It
     * stays open; {@link TransportSettings#inherited} has a transport accept from it.
     *
     * @param descriptor its number
     * @return where it listens; empty if this provider cannot use such sockets, here or at all
     * @throws IOException if it is no such socket, in words for the operator
     */
    default Optional<InetSocketAddress> inherited(int descriptor) throws IOException {
        return Optional.empty();
    }
}
