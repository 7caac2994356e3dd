package oriel.launcher.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.config.ConfigException.Kind;
import oriel.security.VncPassword;

/** Passwords that somebody typed, and what a file makes of them. */
class PasswordFileTest {

    @TempDir
    Path folder;

    private static String text(byte[] password) {
        return new String(password, ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({"secret, ''", "secret, look", "12345678, 1", "' ', ~", "p\u00e4ss, ''"})
    void isWhatWasTyped(String full, String viewOnly) throws ConfigException {
        PasswordFile typed = PasswordFile.of(full, viewOnly);
        assertEquals(full, text(typed.full()));
        assertEquals(viewOnly, text(typed.viewOnly()));
        assertEquals(List.of(), typed.warnings());
        PasswordFile lines = PasswordFile.ofLines((full + "\n" + viewOnly + "\nmore\n").getBytes(UTF_8));
        assertEquals(full, text(lines.full()));
        assertEquals(viewOnly, text(lines.viewOnly()));
    }

    @Test
    void keepsTheEightBytesThatCountAndSaysSo() throws ConfigException {
        for (PasswordFile cut : List.of(PasswordFile.of("123456789", "a"), PasswordFile.of("a", "123456789"))) {
            assertEquals(List.of("only the first 8 bytes of a password count"), cut.warnings());
        }
        assertEquals("12345678", text(PasswordFile.of("123456789", "a").full()));
        assertEquals("12345678", text(PasswordFile.of("a", "123456789").viewOnly()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', look, no password is given",
        "\u20ac, '', viewers cannot send this password",
        "secret, \u20ac, viewers cannot send this password",
        "a, a, the full and the view-only password are the same in the 8 bytes that count",
        "123456789, 12345678x, the full and the view-only password are the same in the 8 bytes that count"
    })
    void refusesWhatWouldNotDo(String full, String viewOnly, String cause) {
        ConfigException refused = assertThrows(ConfigException.class, () -> PasswordFile.of(full, viewOnly));
        assertEquals(List.of(cause), refused.causes());
        assertEquals(Kind.WRONG, refused.kind());
    }

    @Test
    void needsAFirstLine() {
        assertThrows(ConfigException.class, () -> PasswordFile.ofLines(new byte[0]));
        assertThrows(ConfigException.class, () -> PasswordFile.ofLines("\nlook\n".getBytes(UTF_8)));
    }

    /** As {@code vncpasswd} does: 8 bytes, and 8 more for a view-only password. */
    @ParameterizedTest
    @CsvSource({"secret, '', 8", "secret, look, 16", "12345678, 87654321, 16"})
    void isReadAgainAsItWasWritten(String full, String viewOnly, int size) throws Exception {
        byte[] obscured = PasswordFile.of(full, viewOnly).obscured();
        assertEquals(size, obscured.length);
        PasswordFile read = PasswordFile.read(Files.write(folder.resolve("vncpw"), obscured));
        assertEquals(full, text(read.full()));
        assertEquals(viewOnly, text(read.viewOnly()));
        assertArrayEquals(read.full(), read.first());
    }

    @Test
    void mayHoldAViewOnlyPasswordAlone() throws Exception {
        PasswordFile lines = PasswordFile.read(Files.writeString(folder.resolve("lines"), "\nlook\n"));
        assertEquals("look", text(lines.first()));
        byte[] both = Arrays.copyOf(VncPassword.obscure(new byte[0]), 16);
        System.arraycopy(VncPassword.obscure("look".getBytes(UTF_8)), 0, both, 8, 8);
        assertEquals(
                "look",
                text(PasswordFile.read(Files.write(folder.resolve("vncpw"), both))
                        .first()));
    }

    @Test
    void saysWhichLineIsNoPassword() throws IOException {
        Path file = Files.writeString(folder.resolve("lines"), "secret\n\u20ac\n");
        ConfigException refused = assertThrows(ConfigException.class, () -> PasswordFile.read(file));
        assertEquals(List.of("line 2 of the password file " + file + " is no password"), refused.causes());
        assertEquals("use a text of Latin-1 characters on one line", refused.remedy());
    }

    @ParameterizedTest
    @CsvSource({"4096, is no password", "4097, is too large for one"})
    void isNoLongerThanFourKibibytes(int size, String cause) throws IOException {
        Path file = Files.write(folder.resolve("large"), new byte[size]);
        ConfigException refused = assertThrows(ConfigException.class, () -> PasswordFile.read(file));
        assertEquals(true, refused.getMessage().endsWith(cause), refused.getMessage());
    }

    @Test
    void isNoFolder() {
        ConfigException refused = assertThrows(ConfigException.class, () -> PasswordFile.read(folder));
        assertEquals(Kind.NO_INPUT, refused.kind());
    }

    /** Text of 8 or 16 bytes that obscured bytes could be is text, unless it reveals what can be typed. */
    @ParameterizedTest
    @CsvSource({"'1234567\n'", "'1234567\t'", "abcdefgh", "abcdefghijklmnop"})
    void textOfThatVeryLengthIsText(String content) throws Exception {
        PasswordFile read = PasswordFile.read(Files.writeString(folder.resolve("text"), content));
        assertEquals(content.lines().findFirst().orElseThrow(), text(read.full()));
    }

    /** One obscured password in some thousands looks like a line of text. */
    @Test
    void obscuredBytesThatLookLikeTextAreAPasswordThatCanBeTyped() throws Exception {
        int number = 0;
        byte[] obscured = PasswordFile.of("pw0", "").obscured();
        while (!new String(obscured, ISO_8859_1).matches("[ -~]{8}")) {
            number++;
            obscured = PasswordFile.of("pw" + number, "").obscured();
        }
        PasswordFile read = PasswordFile.read(Files.write(folder.resolve("vncpw"), obscured));
        assertEquals("pw" + number, text(read.full()));
        assertEquals("", text(read.viewOnly()));
    }
}
