package oriel.transport.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Writes the Distinguished Encoding Rules (ITU-T X.690), as much of them as a certificate needs. */
final class Der {

    private static final int BOOLEAN = 0x01;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    /** Of the class that depends on the context; with a structure inside, and without. */
    private static final int CONSTRUCTED = 0xa0;

    private static final int PRIMITIVE = 0x80;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(SEQUENCE, parts);
    }

    static byte[] set(byte[] only) {
        return value(SET, only);
    }

    static byte[] integer(BigInteger number) {
        return value(INTEGER, number.toByteArray());
    }

    static byte[] octets(byte[] content) {
        return value(OCTET_STRING, content);
    }

    static byte[] bits(byte[] content) {
        return value(BIT_STRING, new byte[1], content);
    }

    /** Bits of which the last ones are not used. */
    static byte[] bits(int octet, int unused) {
        return value(BIT_STRING, new byte[] {(byte) unused, (byte) octet});
    }

    static byte[] yes() {
        return value(BOOLEAN, new byte[] {-1});
    }

    static byte[] text(String text) {
        return value(UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant moment) {
        return value(GENERALIZED_TIME, TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
    }

    /** With a number that the context gives a meaning. */
    static byte[] tagged(int number, byte[] content) {
        return value(CONSTRUCTED | number, content);
    }

    /** The same for a plain value. */
    static byte[] taggedPlain(int number, byte[] content) {
        return value(PRIMITIVE | number, content);
    }

    /** An object identifier such as 2.5.29.17. */
    static byte[] identifier(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            arc(Integer.parseInt(arcs[i]), out);
        }
        return value(OBJECT_IDENTIFIER, out.toByteArray());
    }

    /** Seven bits an octet, the highest first; all but the last are marked. */
    private static void arc(int number, ByteArrayOutputStream out) {
        for (int shift = 28; shift > 0; shift -= 7) {
            if (number >>> shift != 0) {
                out.write(number >>> shift & 0x7f | 0x80);
            }
        }
        out.write(number & 0x7f);
    }

    /**
     * A private key as PKCS #8 (RFC 5958) has it.
     *
     * @param key as the older forms have it, without its algorithm
     * @param publicKey SubjectPublicKeyInfo of RFC 5280, which begins with the algorithm
     */
    static byte[] wrapped(byte[] key, byte[] publicKey) {
        return sequence(integer(BigInteger.ZERO), firstOf(publicKey), octets(key));
    }

    /** The first value inside of a sequence. */
    private static byte[] firstOf(byte[] sequence) {
        int start = contentOf(sequence, 0);
        int content = contentOf(sequence, start);
        int length = content - start == 2
                ? sequence[start + 1]
                : new BigInteger(1, Arrays.copyOfRange(sequence, start + 2, content)).intValueExact();
        return Arrays.copyOfRange(sequence, start, content + length);
    }

    /** Where the content of the value at {@code start} begins. */
    private static int contentOf(byte[] encoded, int start) {
        int first = encoded[start + 1];
        return start + 2 + (first < 0 ? first & 0x7f : 0);
    }

    private static byte[] value(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        length(content.size(), out);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    private static void length(int length, ByteArrayOutputStream out) {
        if (length < 0x80) {
            out.write(length);
            return;
        }
        int octets = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + 7) / 8;
        out.write(0x80 | octets);
        for (int i = octets - 1; i >= 0; i--) {
            out.write(length >>> 8 * i);
        }
    }
}
