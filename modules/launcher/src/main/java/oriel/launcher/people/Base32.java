package oriel.launcher.people;

import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Optional;

/** Base 32 of RFC 4648 section 6, without padding. */
final class Base32 {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int DIGIT_BITS = 5;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int pending = 0;
        for (byte next : bytes) {
            pending = pending << Byte.SIZE | next & 0xff;
            bits += Byte.SIZE;
            while (bits >= DIGIT_BITS) {
                bits -= DIGIT_BITS;
                text.append(DIGITS.charAt(pending >> bits & 31));
            }
            pending &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(DIGITS.charAt(pending << DIGIT_BITS - bits & 31));
        }
        return text.toString();
    }

    /** Takes small letters and padding as well; empty if there is anything else. */
    static Optional<byte[]> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int bits = 0;
        int pending = 0;
        for (char digit : text.replaceFirst("=*$", "").toUpperCase(Locale.ROOT).toCharArray()) {
            int value = DIGITS.indexOf(digit);
            if (value < 0) {
                return Optional.empty();
            }
            pending = (pending << DIGIT_BITS | value) & 0xfff;
            bits += DIGIT_BITS;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(pending >> bits);
            }
        }
        return Optional.of(bytes.toByteArray());
    }
}
