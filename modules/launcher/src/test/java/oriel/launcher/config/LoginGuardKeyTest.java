package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the login guard lets alone. */
class LoginGuardKeyTest {

    private final ValueType<List<String>> type = Keys.LOGIN_GUARD.type();

    @Test
    void isOnOrOffOrAListOfAddresses() {
        assertEquals(Optional.of(List.of()), type.fromJson("on"));
        assertEquals(Optional.of(Keys.NOBODY_GUARDED), type.fromJson("Off"));
        assertEquals(Optional.of(Keys.NOBODY_GUARDED), type.fromText("off"));
        List<String> some = List.of("127.0.0.1", "2001:db8::/32");
        assertEquals(Optional.of(some), type.fromJson(some));
        assertEquals(Optional.of(some), type.fromText("127.0.0.1, 2001:DB8::/32"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1, off", "example.org", "10.0.0.0/33", "maybe"})
    void isNothingElse(String text) {
        assertEquals(Optional.empty(), type.fromText(text));
    }

    @Test
    void isShownAsItCanBeGivenAgain() {
        assertEquals(Optional.of(Keys.NOBODY_GUARDED), type.fromJson(Keys.NOBODY_GUARDED));
    }
}
