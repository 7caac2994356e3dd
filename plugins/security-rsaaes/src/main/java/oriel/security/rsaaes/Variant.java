package oriel.security.rsaaes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import oriel.rfb.SecurityTypes;

/** What tells the four types apart. */
enum Variant {
    RA2(SecurityTypes.RA2, 16, "SHA-1", true),
    RA2NE(SecurityTypes.RA2NE, 16, "SHA-1", false),
    RA2_256(SecurityTypes.RA2_256, 32, "SHA-256", true),
    RA2NE_256(SecurityTypes.RA2NE_256, 32, "SHA-256", false);

    private final int code;
    private final int keyBytes;
    private final String digest;
    private final boolean encrypts;

    Variant(int code, int keyBytes, String digest, boolean encrypts) {
        this.code = code;
        this.keyBytes = keyBytes;
        this.digest = digest;
        this.encrypts = encrypts;
    }

    /** The number of the security type. */
    int code() {
        return code;
    }

    /** Bytes of an AES key, and of each side's random number. */
    int keyBytes() {
        return keyBytes;
    }

    /** Whether the session goes on encrypted after the login. */
    boolean encrypts() {
        return encrypts;
    }

    /** The AES key of one direction: the receiver's random number comes first. */
    byte[] key(byte[] receivers, byte[] senders) {
        return Arrays.copyOf(hash(receivers, senders), keyBytes);
    }

    /** What is made of two pieces of bytes one after the other: 20 bytes, or 32. */
    byte[] hash(byte[] first, byte[] second) {
        MessageDigest sum = digest(digest);
        sum.update(first);
        return sum.digest(second);
    }

    static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + name, e);
        }
    }
}
