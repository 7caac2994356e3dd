package oriel.security.rsaaes;

import java.math.BigInteger;
import java.util.HexFormat;

/** Large numbers as bytes of a message. */
final class Numbers {

    private Numbers() {}

    /** So many bytes, the most significant first. */
    static byte[] unsigned(BigInteger number, int length) {
        return HexFormat.of().parseHex(("%0" + 2 * length + "x").formatted(number));
    }
}
