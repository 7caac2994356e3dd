package oriel.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Known answers of VNC's DES. */
class VncPasswordTest {

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 491e890de9ace932838a49792f2213f3",
        "a, 449407fb6f71bd517aca76866568a4e2",
        "password, b866924125c8eebb9debc1db61c538e2",
        "passwordXYZ, b866924125c8eebb9debc1db61c538e2",
        "secret12, adcd997f8e16fee575e973f93c2b62b4"
    })
    void answersAChallenge(String password, String answer) {
        byte[] challenge = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        assertEquals(answer, HexFormat.of().formatHex(VncPassword.response(latin1(password), challenge)));
    }

    @ParameterizedTest
    @CsvSource({"password, dbd83cfd727a1458", "secret12, 24b5ae4ce15503c6"})
    void obscuresAsVncpasswdDoes(String password, String file) {
        byte[] obscured = VncPassword.obscure(latin1(password));
        assertEquals(file, HexFormat.of().formatHex(obscured));
        assertArrayEquals(latin1(password), VncPassword.reveal(obscured));
    }

    @Test
    void revealsAShortPasswordWithoutItsPadding() {
        assertArrayEquals(latin1("abc"), VncPassword.reveal(VncPassword.obscure(latin1("abc"))));
    }

    @Test
    void triesEveryPasswordAndTakesTheFirstThatFits() {
        int[] tried = {0};
        Accounts accounts = Accounts.NOBODY
                .with(latin1("one"), Right.FULL)
                .with(latin1("one"), Right.VIEW_ONLY)
                .with(latin1("two"), Right.VIEW_ONLY);
        Optional<Account> account = accounts.withChallenge("", password -> {
            tried[0]++;
            return new String(password, StandardCharsets.ISO_8859_1).equals("one");
        });
        assertEquals(Optional.of(new Account("", Right.FULL)), account);
        assertEquals(3, tried[0]);
    }
}
