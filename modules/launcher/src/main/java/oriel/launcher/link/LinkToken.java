package oriel.launcher.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.JsonText;

/**
 * What a visitor of a link shows: a JSON Web Token (RFC 7519) with {@code jti}, the link's id, and {@code exp}, its end, signed
 * with HS256. Only the one header that Oriel writes is taken, so nobody else chooses how it is tested.
 */
final class LinkToken {

    /** What HS256 takes at least, by RFC 7518 section 3.2. */
    static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER =
            encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));
    private static final Pattern FORM =
            Pattern.compile("(" + HEADER + "\\.([A-Za-z0-9_-]{1,512}))\\.([A-Za-z0-9_-]{43})");

    private LinkToken() {}

    /** Whether somebody means a token by a text. */
    static boolean isMeant(String text) {
        return FORM.matcher(text).matches();
    }

    /** That of a link. */
    static String of(Link link, byte[] key) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", link.id());
        claims.put("exp", link.ends().getEpochSecond());
        String signed = HEADER + "." + encode(JsonOutput.line(claims).getBytes(StandardCharsets.UTF_8));
        return signed + "." + encode(signature(signed, key));
    }

    /** The id of the link that it is for, if it was signed with the key and its time is not over. */
    static Optional<String> id(String token, byte[] key, Instant now) {
        Matcher form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        byte[] right = encode(signature(form.group(1), key)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, form.group(3).getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        String claims = new String(Base64.getUrlDecoder().decode(form.group(2)), StandardCharsets.UTF_8);
        return JsonText.value(claims).orElse("") instanceof Map<?, ?> found
                        && found.get("exp") instanceof Number end
                        && now.getEpochSecond() < end.longValue()
                        && found.get("jti") instanceof String id
                ? Optional.of(id)
                : Optional.empty();
    }

    private static byte[] signature(String text, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
