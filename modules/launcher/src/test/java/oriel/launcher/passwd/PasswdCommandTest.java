package oriel.launcher.passwd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.CommandRun;
import oriel.launcher.config.PasswordFile;
import oriel.security.VncPassword;
import oriel.testkit.Programs;

/** Password files as TigerVNC has them. */
class PasswdCommandTest {

    @TempDir
    Path folder;

    private CommandRun passwd(String input, Path file) {
        return CommandRun.withInput(input, "passwd", file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\n", "secret\nlookonly\n", "12345678\nabcdefgh\n"})
    void writesWhatTigerVncWrites(String input) throws Exception {
        Programs.require("tigervncpasswd", "tigervnc-tools");
        Path file = folder.resolve("ours");
        assertEquals(0, passwd(input, file).code());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Process theirs = new ProcessBuilder("tigervncpasswd", "-f").start();
        theirs.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
        theirs.getOutputStream().close();
        assertArrayEquals(theirs.getInputStream().readAllBytes(), Files.readAllBytes(file));
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "something long that is no password file at all");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
        CommandRun run = passwd("secret\nlook\n", link);
        assertEquals("oriel: wrote a full and a view-only password to " + link + System.lineSeparator(), run.out());
        assertTrue(Files.isSymbolicLink(link));
        PasswordFile read = PasswordFile.read(file);
        assertEquals("secret", new String(read.full(), StandardCharsets.US_ASCII));
        assertEquals("look", new String(read.viewOnly(), StandardCharsets.US_ASCII));
        assertEquals(List.of(), read.warnings());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count());
        }
    }

    @Test
    void saysThatALongPasswordIsCut() {
        CommandRun run = passwd("123456789\n", folder.resolve("file"));
        assertEquals(
                "oriel: only the first 8 bytes of a password count",
                run.out().lines().findFirst().orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "''; no password is given",
                "'\nlook\n'; no password is given",
                "'12345678a\n12345678b\n'; the full and the view-only password are the same in the 8 bytes that count",
            })
    void refusesWhatIsNoPassword(String input, String cause) {
        Path file = folder.resolve("file");
        CommandRun run = passwd(input, file);
        assertEquals(78, run.code());
        assertEquals("oriel: " + cause, run.errors().get(0));
        assertEquals(2, run.errors().size());
        assertTrue(Files.notExists(file));
    }

    @Test
    void refusesWhatViewersCannotSend() {
        String euro = new String("\u20ac\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals(
                "oriel: viewers cannot send this password",
                passwd(euro, folder.resolve("file")).errors().get(0));
    }

    @Test
    void tellsAFolderThatIsNotThere() {
        CommandRun run = passwd("secret\n", folder.resolve("no/file"));
        assertEquals(73, run.code());
        assertEquals(
                "oriel: the folder of " + folder.resolve("no/file") + " is not there",
                run.errors().get(0));
        assertEquals(73, passwd("secret\n", folder).code());
    }

    /** Eight bytes that happen to be letters were taken for the password itself. */
    @Test
    void readsAFileThatHappensToLookLikeText() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            String password = "p" + i;
            byte[] obscured = VncPassword.obscure(password.getBytes(StandardCharsets.US_ASCII));
            if (new String(obscured, StandardCharsets.ISO_8859_1).matches("[ -~]{8}")) {
                assertEquals(password, firstOf(obscured));
                assertEquals("12345678", firstOf("12345678".getBytes(StandardCharsets.US_ASCII)));
                return;
            }
        }
        throw new AssertionError("none of them looks like text");
    }

    private String firstOf(byte[] content) throws Exception {
        Path file = Files.write(folder.resolve("file"), content);
        return new String(PasswordFile.read(file).first(), StandardCharsets.US_ASCII);
    }
}
