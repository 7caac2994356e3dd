package oriel.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits: {@code 10.0.0.0/8}, {@code 2001:db8::/32}; one address is a network, too.
 *
 * @param address one of them
 * @param bits how many begin all of them, up to all that an address has
 */
public record Network(InetAddress address, int bits) {

    /** No name of a host: those are never asked for. */
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** Checks the range. */
    public Network {
        if (bits < 0 || bits > Byte.SIZE * address.getAddress().length) {
            throw new IllegalArgumentException(bits + " bits of " + address);
        }
    }

    /** What an address, or an address with a slash and a number of bits, stands for; empty if it is neither. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        String bits = slash < 0 ? "" : text.substring(slash + 1);
        if (!ADDRESS.matcher(address).matches()
                || slash >= 0 && !BITS.matcher(bits).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            int all = Byte.SIZE * parsed.getAddress().length;
            return Optional.of(new Network(parsed, slash < 0 ? all : Integer.parseInt(bits)));
        } catch (UnknownHostException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** True if an address begins with the same bits. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int shift = Byte.SIZE - 1 - bit % Byte.SIZE;
            if (((mine[bit / Byte.SIZE] ^ its[bit / Byte.SIZE]) >> shift & 1) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return address.getHostAddress() + "/" + bits;
    }
}
