package oriel.transport.netty;

import java.net.InetAddress;
import oriel.transport.Prefix;

/** A connection whose peer nobody has admitted yet; kept by {@link Census}, which alone changes it. */
final class Stranger {

    private final InetAddress address;
    private final Prefix network;
    private final Prefix site;
    private final Runnable end;
    private boolean logsIn;

    /** @param end closes the connection; called by any thread, must not wait */
    Stranger(InetAddress address, Runnable end) {
        this.address = address;
        this.network = Prefix.ofNetwork(address);
        this.site = Prefix.ofSite(address);
        this.end = end;
    }

    InetAddress address() {
        return address;
    }

    Prefix network() {
        return network;
    }

    Prefix site() {
        return site;
    }

    boolean logsIn() {
        return logsIn;
    }

    void logsIn(boolean now) {
        logsIn = now;
    }

    void end() {
        end.run();
    }
}
