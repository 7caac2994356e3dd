package oriel.server.options;

import java.net.Inet6Address;
import java.net.InetAddress;

/** How near a viewer is, as far as its address tells. */
public enum NetworkProfile {
    /** On this machine. */
    LOCALHOST,
    /** In a private or link-local network. */
    LAN,
    /** Anywhere else. */
    WAN;

    /** The profile of an address. */
    public static NetworkProfile of(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return LOCALHOST;
        }
        boolean near = address.isSiteLocalAddress() || address.isLinkLocalAddress() || isUniqueLocal(address);
        return near ? LAN : WAN;
    }

    /** fc00::/7, RFC 4193: what private addresses are in IPv6. */
    private static boolean isUniqueLocal(InetAddress address) {
        return address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    }
}
