package oriel.launcher.people;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of telephones. */
class SecondFactorTest {

    /** RFC 6238 appendix B: 12345678901234567890. */
    private static final SecondFactor FACTOR =
            SecondFactor.parse("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ").orElseThrow();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The last six digits of RFC 6238's eight. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void makesTheCodesOfItsSpecification(long second, String code) {
        assertEquals(code, FACTOR.code(Instant.ofEpochSecond(second)));
        assertEquals(OptionalLong.of(second / 30), FACTOR.step(ascii(code), Instant.ofEpochSecond(second)));
    }

    @Test
    void takesTheStepBeforeAndTheStepAfter() {
        byte[] code = ascii(FACTOR.code(Instant.ofEpochSecond(600)));
        for (long second : new long[] {570, 599, 600, 630, 659}) {
            assertEquals(OptionalLong.of(20), FACTOR.step(code, Instant.ofEpochSecond(second)), "at " + second);
        }
        for (long second : new long[] {569, 660}) {
            assertEquals(OptionalLong.empty(), FACTOR.step(code, Instant.ofEpochSecond(second)), "at " + second);
        }
        assertEquals(OptionalLong.empty(), FACTOR.step(new byte[0], Instant.ofEpochSecond(600)));
    }

    @Test
    void tellsTelephonesItsAddress() {
        assertEquals(
                "otpauth://totp/Oriel:ada%40desk?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Oriel",
                FACTOR.address("Oriel", "ada@desk"));
        String made = SecondFactor.make().toString();
        assertEquals(32, made.length());
        assertEquals(Optional.of(made), SecondFactor.parse(made).map(SecondFactor::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GEZDGNBV", "GEZDGNBVGY3TQOJ1GEZDGNBVGY3TQOJQ", "not base 32"})
    void whatIsNoSecretIsRefused(String text) {
        assertEquals(Optional.empty(), SecondFactor.parse(text).map(SecondFactor::toString));
    }

    /** RFC 4648 section 10. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void baseThirtyTwoIsThatOfItsSpecification(String text, String encoded) {
        assertEquals(encoded, Base32.encode(ascii(text)));
        String padded = encoded.toLowerCase(java.util.Locale.ROOT) + "=".repeat((8 - encoded.length() % 8) % 8);
        assertEquals(
                text,
                Base32.decode(padded)
                        .map(bytes -> new String(bytes, StandardCharsets.US_ASCII))
                        .orElseThrow());
    }
}
