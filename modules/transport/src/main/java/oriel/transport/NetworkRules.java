package oriel.transport;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Who may connect, by address.
 *
 * @param allowed only these; empty: all
 * @param denied not these, even if they are allowed
 * @param trustedProxies whose word counts about where a connection really comes from; they must say it of each one
 * @param userHeader the header of a request in which they name the person who has logged in with them; empty: they name
 *     nobody, and what a browser says there counts for nothing
 */
public record NetworkRules(
        List<Network> allowed, List<Network> denied, List<Network> trustedProxies, Optional<String> userHeader) {

    /** Everybody, and nobody's word counts. */
    public static final NetworkRules OPEN = new NetworkRules(List.of(), List.of(), List.of(), Optional.empty());

    /** Copies the lists. */
    public NetworkRules {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Whether somebody with this address may connect. */
    public boolean welcomes(InetAddress address) {
        return (allowed.isEmpty() || isIn(allowed, address)) && !isIn(denied, address);
    }

    /** Whether this is the address of a trusted proxy. */
    public boolean trusts(InetAddress address) {
        return isIn(trustedProxies, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
