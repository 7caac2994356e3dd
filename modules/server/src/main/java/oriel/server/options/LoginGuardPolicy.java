package oriel.server.options;

import java.net.InetAddress;
import java.util.List;
import oriel.transport.Network;

/**
 * Whether those who guess passwords are slowed down.
 *
 * @param enabled false lets everybody try as often as they like
 * @param exempt from where everybody may, since many people share that address: what is in front of the server slows them
 *     down then
 */
public record LoginGuardPolicy(boolean enabled, List<Network> exempt) {

    /** Everybody is slowed down. */
    public static final LoginGuardPolicy DEFAULT = new LoginGuardPolicy(true, List.of());

    /** Nobody is. */
    public static final LoginGuardPolicy OFF = new LoginGuardPolicy(false, List.of());

    /** Copies the list. */
    public LoginGuardPolicy {
        exempt = List.copyOf(exempt);
    }

    /** Whether those at an address are slowed down. */
    public boolean watches(InetAddress address) {
        return enabled && exempt.stream().noneMatch(network -> network.contains(address));
    }
}
