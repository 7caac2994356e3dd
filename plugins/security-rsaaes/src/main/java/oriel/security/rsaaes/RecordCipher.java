package oriel.security.rsaaes;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.EAXBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import oriel.rfb.WireBuffer;

/**
 * The records of one direction: a length of 16 bits, so many bytes in AES-EAX (Bellare, Rogaway, Wagner), and a tag that
 * proves that nobody has changed anything, the length included. The nonce of a record is its number, the least significant
 * byte first: rfbproto's security types 5, 6, 129 and 130. Used by one thread at a time.
 */
final class RecordCipher {

    /** Bytes in front of what is encrypted. */
    static final int HEAD_BYTES = 2;

    /** Bytes behind it. */
    static final int TAG_BYTES = 16;

    /** Bytes of a record that we send, at most: those of TigerVNC are no longer. */
    static final int MAX_SENT = 8192;

    private static final int NONCE_BYTES = 16;

    private final EAXBlockCipher cipher = new EAXBlockCipher(AESEngine.newInstance());
    private final KeyParameter key;
    private final byte[] nonce = new byte[NONCE_BYTES];
    private final byte[] head = new byte[HEAD_BYTES];
    private final byte[] plain = new byte[MAX_SENT];

    /** @param key 16 or 32 bytes */
    RecordCipher(byte[] key) {
        this.key = new KeyParameter(key);
    }

    /** Appends a record with the next {@link #MAX_SENT} bytes of {@code source}, or what is left of it. */
    void seal(ByteBuffer source, WireBuffer out) {
        int length = Math.min(source.remaining(), MAX_SENT);
        source.get(plain, 0, length);
        out.reserve(HEAD_BYTES + length + TAG_BYTES).u16(length);
        try {
            start(true, length);
            int done = cipher.processBytes(plain, 0, length, out.array(), out.size());
            cipher.doFinal(out.array(), out.size() + done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encrypting checks nothing", e);
        }
        out.advance(length + TAG_BYTES);
    }

    /**
     * Decrypts the next record.
     *
     * @param sealed {@code length} encrypted bytes and the tag
     * @param target gets the bytes, which are worth nothing if the answer is false
     * @return false if it is not what the other side made
     */
    boolean open(int length, byte[] sealed, byte[] target) {
        try {
            start(false, length);
            int done = cipher.processBytes(sealed, 0, length + TAG_BYTES, target, 0);
            cipher.doFinal(target, done);
            return true;
        } catch (InvalidCipherTextException e) {
            return false;
        }
    }

    private void start(boolean sealing, int length) {
        head[0] = (byte) (length >> 8);
        head[1] = (byte) length;
        cipher.init(sealing, new AEADParameters(key, TAG_BYTES * Byte.SIZE, nonce, head));
        int at = 0;
        while (at < NONCE_BYTES && ++nonce[at] == 0) {
            at++;
        }
    }
}
