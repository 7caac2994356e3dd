package oriel.launcher.people;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What is kept of a password: Argon2id (RFC 9106) in the text form of the PHC, with its parameters, such as
 * {@code $argon2id$v=19$m=19456,t=8,p=1$SALT$HASH}. Immutable.
 */
public final class PasswordHash {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 8;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    // Somebody else's hash may want more, but not all that the machine has.
    private static final int MOST_MEMORY_KIB = 1 << 18;
    private static final int MOST_PASSES = 16;
    private static final int MOST_LANES = 16;

    private static final Pattern TEXT = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,3})\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final int memory;
    private final int passes;
    private final int lanes;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int memory, int passes, int lanes, byte[] salt, byte[] hash) {
        this.memory = memory;
        this.passes = passes;
        this.lanes = lanes;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password with fresh salt; takes more than 100 ms of a processor and 19 MiB. */
    public static PasswordHash of(byte[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        byte[] hash = new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, new byte[0]).argon2id(password, HASH_BYTES);
        return new PasswordHash(MEMORY_KIB, PASSES, LANES, salt, hash);
    }

    /** One that no password fits; {@link #fits} takes as long as this one's. */
    public PasswordHash nobodys() {
        return new PasswordHash(memory, passes, lanes, new byte[salt.length], new byte[hash.length]);
    }

    /** Reads the text form; empty if it is none, or its work would be too much. */
    public static Optional<PasswordHash> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int memory = Integer.parseInt(parts.group(1));
        int passes = Integer.parseInt(parts.group(2));
        int lanes = Integer.parseInt(parts.group(3));
        boolean possible = lanes >= 1
                && lanes <= MOST_LANES
                && memory >= 8 * lanes
                && memory <= MOST_MEMORY_KIB
                && passes >= 1
                && passes <= MOST_PASSES;
        return possible
                ? bytes(parts.group(4))
                        .flatMap(salt ->
                                bytes(parts.group(5)).map(hash -> new PasswordHash(memory, passes, lanes, salt, hash)))
                : Optional.empty();
    }

    private static Optional<byte[]> bytes(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** True if it is the hash of this password; takes as long whether it is or not. */
    public boolean fits(byte[] password) {
        return MessageDigest.isEqual(hash, argon2id(password, hash.length));
    }

    private byte[] argon2id(byte[] password, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] out = new byte[length];
        generator.generateBytes(password, out);
        return out;
    }

    /** The text form. */
    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(memory, passes, lanes, base64.encodeToString(salt), base64.encodeToString(hash));
    }
}
