package oriel.launcher.people.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.CommandRun;
import oriel.launcher.people.PeopleFile;
import oriel.launcher.people.Person;
import oriel.launcher.people.SecondFactor;
import oriel.security.Right;

/** The people of a server, from the command line. */
class UserCommandTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeTheConfiguration() throws Exception {
        file = folder.resolve("state/people.json");
        Files.writeString(folder.resolve("config.json"), "{\"users\": \"state/people.json\"}");
    }

    private CommandRun user(String input, String... arguments) {
        List<String> all = new ArrayList<>(List.of("user"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", folder.resolve("config.json").toString()));
        return CommandRun.withInput(input, all.toArray(String[]::new));
    }

    private Person person(String name) throws Exception {
        return new PeopleFile(file).read().named(name).orElseThrow();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void somebodyIsAddedChangedAndRemoved() throws Exception {
        CommandRun run = user("long and good\n", "add", "ada");
        assertEquals("oriel: added ada with the rights full, in " + file + System.lineSeparator(), run.out());
        assertTrue(person("ada").password().fits(utf8("long and good")));
        assertFalse(Files.readString(file).contains("good"));
        assertEquals(0, user("another\n", "passwd", "ada").code());
        assertTrue(person("ada").password().fits(utf8("another")));
        run = user("", "rights", "ada", "look,clipboard-read", "--until", "2027-01-31");
        assertEquals(
                "oriel: ada with the rights look,clipboard-read, until 2027-01-31" + System.lineSeparator(), run.out());
        assertEquals(Set.of(Right.LOOK, Right.CLIPBOARD_READ), person("ada").rights());
        assertEquals(0, user("", "rights", "ada", "full,manage").code());
        assertEquals(Optional.of(LocalDate.of(2027, 1, 31)), person("ada").until(), "as it was");
        assertEquals(0, user("", "rights", "ada", "full", "--until", "never").code());
        assertEquals(Optional.empty(), person("ada").until());
        assertEquals(
                "oriel: removed ada" + System.lineSeparator(),
                user("", "remove", "ada").out());
        assertTrue(new PeopleFile(file).read().isEmpty());
    }

    @Test
    void theListTellsWhatIsKnown() throws Exception {
        assertEquals(
                List.of("oriel: there is nobody in " + file),
                user("", "list").out().lines().toList());
        user("x\n", "add", "ada");
        user("x\n", "add", "guest", "--rights", "look", "--until", "2020-01-31", "--second-factor");
        assertEquals(
                List.of(
                        "name   rights  second factor  until",
                        "ada    full    no             never",
                        "guest  look    yes            2020-01-31 (over)"),
                user("", "list").out().lines().toList());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseReadsTheFile() throws Exception {
        user("x\n", "add", "ada");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(user("", "list").out().contains("others can read the file of users " + file));
    }

    @Test
    void aSecondFactorIsShownOnce() throws Exception {
        CommandRun run = user("x\n", "add", "ada", "--second-factor");
        Matcher address = Pattern.compile("otpauth://totp/Oriel:ada\\?secret=([A-Z2-7]{32})&issuer=Oriel")
                .matcher(run.out());
        assertTrue(address.find(), run.out());
        assertEquals(
                address.group(1), person("ada").secondFactor().orElseThrow().toString());
        user("y\n", "passwd", "ada");
        assertEquals(
                Optional.of(address.group(1)), person("ada").secondFactor().map(SecondFactor::toString), "as it was");
        user("y\n", "passwd", "ada", "--no-second-factor");
        assertEquals(Optional.empty(), person("ada").secondFactor());
    }

    @Test
    void whoIsThereIsNotAddedAgain() throws Exception {
        user("x\n", "add", "ada");
        CommandRun run = user("y\n", "add", "ada");
        assertEquals(73, run.code());
        assertEquals("oriel: ada is there already", run.errors().get(0));
        assertTrue(person("ada").password().fits(utf8("x")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"passwd ada", "remove ada", "rights ada look"})
    void whoIsNotThereIsNamed(String command) {
        CommandRun run = user("x\n", command.split(" "));
        assertEquals(66, run.code());
        assertEquals("oriel: there is no user ada", run.errors().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"add a/b", "add _ada", "add ada --rights all", "add ada --until tomorrow", "rights ada all"})
    void whatIsWronglyWrittenChangesNothing(String command) {
        assertEquals(2, user("x\n", command.split(" ")).code());
        assertFalse(Files.exists(file));
    }

    @Test
    void aPasswordHasToBeOne() {
        assertEquals(
                "oriel: no password is given", user("\n", "add", "ada").errors().get(0));
        assertEquals(2, user("x".repeat(256) + "\n", "add", "ada").code());
        assertEquals(2, user("a\tb\n", "add", "ada").code());
        assertFalse(Files.exists(file));
    }
}
