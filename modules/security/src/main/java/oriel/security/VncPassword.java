package oriel.security;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The DES of VNC: a key is the first 8 bytes of a password, the bits of each byte in reverse order. */
public final class VncPassword {

    /** Bytes of a password that count. */
    public static final int MAX_BYTES = 8;

    /** With it password files are obscured; known to everybody. */
    private static final byte[] FILE_KEY = {0x17, 0x52, 0x6b, 0x06, 0x23, 0x4e, 0x58, 0x07};

    private VncPassword() {}

    /** The answer to a challenge of a whole number of 8-byte blocks. */
    public static byte[] response(byte[] password, byte[] challenge) {
        return des(Cipher.ENCRYPT_MODE, password, challenge);
    }

    /** Obscures a password as {@code vncpasswd} writes it to a file: 8 bytes. */
    public static byte[] obscure(byte[] password) {
        return des(Cipher.ENCRYPT_MODE, FILE_KEY, Arrays.copyOf(password, MAX_BYTES));
    }

    /** The password behind 8 bytes of a file that {@code vncpasswd} wrote. */
    public static byte[] reveal(byte[] obscured) {
        byte[] padded = des(Cipher.DECRYPT_MODE, FILE_KEY, Arrays.copyOf(obscured, MAX_BYTES));
        int length = 0;
        while (length < padded.length && padded[length] != 0) {
            length++;
        }
        return Arrays.copyOf(padded, length);
    }

    private static byte[] des(int mode, byte[] password, byte[] blocks) {
        byte[] key = Arrays.copyOf(password, MAX_BYTES);
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (Integer.reverse(key[i]) >>> 24);
        }
        try {
            Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "DES"));
            return cipher.doFinal(blocks);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no DES, which VNC authentication needs", e);
        }
    }
}
