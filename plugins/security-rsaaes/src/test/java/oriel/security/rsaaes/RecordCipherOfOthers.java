package oriel.security.rsaaes;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import oriel.rfb.WireBuffer;

/** AES-EAX as its paper has it, from what Java has: judges the library, and makes records that we would not. */
final class RecordCipherOfOthers {

    private static final int BLOCK = 16;

    private final SecretKeySpec key;
    private int count;

    RecordCipherOfOthers(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The next record, with up to 65535 bytes. */
    byte[] record(byte[] plain) {
        WireBuffer out = new WireBuffer(64).u16(plain.length);
        byte[] nonce = new byte[BLOCK];
        nonce[0] = (byte) count;
        nonce[1] = (byte) (count++ >> 8);
        return out.put(seal(nonce, out.toBytes(), plain)).toBytes();
    }

    /** What is encrypted, and its tag. */
    byte[] seal(byte[] nonce, byte[] associated, byte[] plain) {
        byte[] start = omac(0, nonce);
        byte[] sealed = aes("AES/CTR/NoPadding", start, plain);
        byte[] tag = start.clone();
        byte[] ofHead = omac(1, associated);
        byte[] ofSealed = omac(2, sealed);
        for (int i = 0; i < BLOCK; i++) {
            tag[i] ^= (byte) (ofHead[i] ^ ofSealed[i]);
        }
        return new WireBuffer(64).put(sealed).put(tag).toBytes();
    }

    /** CMAC of a block that holds a number, and the bytes behind it. */
    private byte[] omac(int number, byte[] bytes) {
        WireBuffer message = new WireBuffer(64).zeros(BLOCK - 1).u8(number).put(bytes);
        byte[] subkey = doubled(aes("AES/CBC/NoPadding", new byte[BLOCK], new byte[BLOCK]));
        int over = message.size() % BLOCK;
        if (over != 0) {
            message.u8(0x80).zeros(BLOCK - 1 - over);
            subkey = doubled(subkey);
        }
        byte[] padded = message.toBytes();
        for (int i = 0; i < BLOCK; i++) {
            padded[padded.length - BLOCK + i] ^= subkey[i];
        }
        byte[] chain = aes("AES/CBC/NoPadding", new byte[BLOCK], padded);
        return Arrays.copyOfRange(chain, chain.length - BLOCK, chain.length);
    }

    private static byte[] doubled(byte[] block) {
        byte[] twice = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? block[i + 1] >> 7 & 1 : 0;
            twice[i] = (byte) (block[i] << 1 | next);
        }
        twice[BLOCK - 1] ^= (byte) (block[0] < 0 ? 0x87 : 0);
        return twice;
    }

    private byte[] aes(String mode, byte[] start, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(mode);
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(start));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
