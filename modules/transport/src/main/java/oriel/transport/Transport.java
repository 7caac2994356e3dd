package oriel.transport;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One way for viewers to reach the server. Closing it ends listening, its connections and its threads. */
public interface Transport extends AutoCloseable {

    /**
     * Listens and hands over one connection for each viewer, ready to speak RFB. The consumer must not block; it is
     * called from the transport's own threads.
     *
     * @throws java.net.BindException if the address or port cannot be had
     * @throws IOException if it cannot listen for another reason
     */
    void start(Consumer<? super Connection> viewers) throws IOException;

    /** The addresses it listens on, with the real ports, those for one kind of peer alone last; empty before {@link #start}. */
    List<SocketAddress> endpoints();

    /**
     * Asks its threads for a sign of life; those of a transport that is closed need give none.
     *
     * @return false if one gave none for so long
     */
    default boolean answers(Duration patience) throws InterruptedException {
        return true;
    }

    /**
     * Has other rules say which addresses may connect from now on; whoever is connected stays, and whose word counts about where a
     * connection comes from is as it was.
     *
     * @return false if this transport cannot, so that it goes on by the rules that it was made with
     */
    default boolean welcome(NetworkRules newest) {
        return false;
    }

    @Override
    void close();
}
