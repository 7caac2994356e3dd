package oriel.launcher.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.launcher.config.ConfigException;
import oriel.security.Right;

/** People in a file. */
class PeopleFileTest {

    private static final String HASH =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    @TempDir
    Path folder;

    private PeopleFile file() {
        return new PeopleFile(folder.resolve("people.json"));
    }

    static Person person(String name) {
        PasswordHash hash = PasswordHash.parse(HASH).orElseThrow();
        return new Person(name, hash, Right.FULL, Optional.empty(), Optional.empty());
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertTrue(file().read().isEmpty());
        SecondFactor factor = SecondFactor.make();
        Person eve = person("\u00e8ve@desk")
                .withRights(Set.of(Right.LOOK, Right.CLIPBOARD_READ))
                .withSecondFactor(Optional.of(factor))
                .withUntil(Optional.of(LocalDate.of(2027, 1, 31)));
        People written = file().change(people -> people.with(person("ada")).with(eve));
        People read = file().read();
        assertEquals(written.text(), read.text());
        Person again = read.named("\u00e8ve@desk").orElseThrow();
        assertEquals(eve.rights(), again.rights());
        assertEquals(eve.until(), again.until());
        assertEquals(factor.toString(), again.secondFactor().orElseThrow().toString());
        assertEquals(HASH, again.password().toString());
        assertEquals(Optional.empty(), file().warning());
        file().change(people -> people.without("ada"));
        assertEquals(1, file().read().all().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [] | 1:1: a file of settings is one JSON object in braces, but it holds something else
        {"a": 1} | 1:2: what is known of somebody is an object
        {"a b": {"password": "HASH", "rights": "look"}} | 1:2: a name has 1 to 64 letters, digits or . _ @ + -
        {"a": {"password": "secret", "rights": "look"}} | 1:2: the password is no hash of Argon2id
        {"a": {"password": "HASH", "rights": "all"}} | 1:2: the rights are some of full, look, input, clipboard-read, clipboard-write, resize, exclusive, manage
        {"a": {"password": "HASH"}} | 1:2: the rights are some of full, look, input, clipboard-read, clipboard-write, resize, exclusive, manage
        {"a": {"password": "HASH", "rights": "look", "until": "tomorrow"}} | 1:2: until is a date such as 2027-01-31
        {"a": {"password": "HASH", "rights": "look", "second_factor": "1"}} | 1:2: the second factor is no secret in base 32
        {"a": {"password": "HASH", "rights": "look", "colour": "red"}} | 1:2: there is no such key as colour
        """)
    void whatIsWrongIsNamedWithItsPlace(String text, String problem) throws Exception {
        Files.writeString(file().file(), text.replace("HASH", HASH));
        ConfigException e = assertThrows(ConfigException.class, () -> file().read());
        assertEquals(List.of(file().file() + ":" + problem), e.causes());
    }

    @Test
    void aFileThatIsNoTextOrTooLargeIsRefused() throws Exception {
        Files.write(file().file(), new byte[] {'{', (byte) 0xff, '}'});
        assertThrows(ConfigException.class, () -> file().read());
        Files.write(file().file(), new byte[(1 << 22) + 1]);
        assertThrows(ConfigException.class, () -> file().read());
    }
}
