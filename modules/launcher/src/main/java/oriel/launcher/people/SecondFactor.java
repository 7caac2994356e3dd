package oriel.launcher.people;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that somebody's telephone shares with this server, and the codes that both make of it: TOTP of RFC 6238 with
 * HMAC-SHA-1, steps of 30 seconds and 6 digits, as every such application takes it. Immutable.
 */
public final class SecondFactor {

    /** Digits of a code. */
    public static final int DIGITS = 6;

    private static final int SECRET_BYTES = 20;
    private static final int MOST_SECRET_BYTES = 64;
    private static final int LEAST_SECRET_BYTES = 10;
    private static final long STEP_SECONDS = Duration.ofSeconds(30).toSeconds();
    private static final int MODULUS = 1_000_000;

    private final byte[] secret;

    private SecondFactor(byte[] secret) {
        this.secret = secret;
    }

    /** Makes a fresh one. */
    public static SecondFactor make() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new SecondFactor(secret);
    }

    /** Reads what {@link #toString} wrote; empty if it is no secret. */
    public static Optional<SecondFactor> parse(String base32) {
        return Base32.decode(base32)
                .filter(bytes -> bytes.length >= LEAST_SECRET_BYTES && bytes.length <= MOST_SECRET_BYTES)
                .map(SecondFactor::new);
    }

    /**
     * Which step a code belongs to: the one of now, or one beside it, since clocks differ.
     *
     * @return empty if it is not one of theirs
     */
    public OptionalLong step(byte[] code, Instant now) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            boolean same = MessageDigest.isEqual(code(step).getBytes(StandardCharsets.US_ASCII), code);
            found = same ? OptionalLong.of(step) : found;
        }
        return found;
    }

    /** The code of now. */
    public String code(Instant now) {
        return code(now.getEpochSecond() / STEP_SECONDS);
    }

    /** RFC 4226 section 5.3. */
    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            ByteBuffer digest = ByteBuffer.wrap(
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array()));
            int number = digest.getInt(digest.get(digest.limit() - 1) & 0xf) & Integer.MAX_VALUE;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /** The address by which an application takes it over, as a QR code shows it. */
    public String address(String server, String name) {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(encoded(server), encoded(name), this, encoded(server));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The secret in base 32. */
    @Override
    public String toString() {
        return Base32.encode(secret);
    }
}
