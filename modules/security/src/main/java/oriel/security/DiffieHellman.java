package oriel.security;

import java.math.BigInteger;
import java.security.SecureRandom;
import oriel.rfb.ProtocolException;

/** One side of one Diffie-Hellman exchange modulo a safe prime, with a number of its own that nobody learns. Immutable. */
public final class DiffieHellman {

    /** Longer numbers make nothing safer. */
    private static final int MAX_OWN_BITS = 512;

    private final BigInteger prime;
    private final int bytes;
    private final BigInteger own;
    private final BigInteger publicKey;

    /**
     * Begins an exchange.
     *
     * @param prime safe: half of what it has above 1 is prime, too
     * @param bytes of each number on the wire
     */
    public DiffieHellman(BigInteger generator, BigInteger prime, int bytes, SecureRandom random) {
        this.prime = prime;
        this.bytes = bytes;
        int bits = Math.min(prime.bitLength() - 1, MAX_OWN_BITS);
        this.own = new BigInteger(bits - 1, random).setBit(bits - 1);
        this.publicKey = generator.modPow(own, prime);
    }

    /** The half that is sent. */
    public byte[] publicKey() {
        return UnsignedBytes.of(publicKey, bytes);
    }

    /**
     * What both sides know when they have each other's half.
     *
     * @param theirs the other half, most significant byte first
     * @throws ProtocolException if anybody could guess what would come out
     */
    public byte[] shared(byte[] theirs) throws ProtocolException {
        BigInteger half = new BigInteger(1, theirs);
        BigInteger last = prime.subtract(BigInteger.ONE);
        if (half.compareTo(BigInteger.ONE) <= 0 || half.compareTo(last) >= 0) {
            throw new ProtocolException("a half of a Diffie-Hellman exchange that gives everything away");
        }
        return UnsignedBytes.of(half.modPow(own, prime), bytes);
    }
}
