package oriel.transport;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The part of an address that its owner does not choose freely: all of an IPv4 address, the first 64 or 48 bits of an IPv6
 * one.
 *
 * @param bits how many; 32 is IPv4's
 * @param value their value, at the upper end
 */
public record Prefix(int bits, long value) {

    private static final int IPV4_BITS = 32;
    private static final int NETWORK_BITS = 64;
    private static final int SITE_BITS = 48;

    /** What comes before an IPv4 address that is written as one of IPv6. */
    private static final int MAPPED = 0xffff;

    /** What one machine has: an IPv4 address, or the IPv6 network of a cable. */
    public static Prefix ofNetwork(InetAddress address) {
        return of(address, NETWORK_BITS);
    }

    /** What one customer of a provider has: an IPv4 address, or 48 bits of IPv6. */
    public static Prefix ofSite(InetAddress address) {
        return of(address, SITE_BITS);
    }

    private static Prefix of(InetAddress address, int bits) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        if (!(address instanceof Inet6Address)) {
            return new Prefix(IPV4_BITS, bytes.getInt());
        }
        long upper = bytes.getLong();
        if (upper == 0 && bytes.getInt() == MAPPED) {
            return new Prefix(IPV4_BITS, bytes.getInt());
        }
        return new Prefix(bits, upper >>> Long.SIZE - bits << Long.SIZE - bits);
    }
}
