package oriel.security;

import java.math.BigInteger;

/** Large numbers as they stand on the wire. */
public final class UnsignedBytes {

    private UnsignedBytes() {}

    /** A number of at most {@code bytes}, the most significant first, with zeros in front. */
    public static byte[] of(BigInteger number, int bytes) {
        byte[] signed = number.toByteArray();
        int sign = Math.max(0, signed.length - bytes);
        byte[] padded = new byte[bytes];
        System.arraycopy(signed, sign, padded, bytes - signed.length + sign, signed.length - sign);
        return padded;
    }
}
