package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where what is printed is kept. */
class JournalTest {

    private static final Map<String, String> SERVICE = Map.of("JOURNAL_STREAM", "8:12345");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "socket:[12345], true",
        "pipe:[7], true",
        "/var/log/oriel, true",
        "/dev/null, true",
        "/dev/pts/3, false",
        "/dev/tty1, false",
        "/dev/console, false"
    })
    void aTerminalInADesktopOfSystemdIsNoJournal(String output, boolean journal) throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("1"), Path.of(output));
        assertEquals(journal, Journal.reads(SERVICE, link));
        Files.delete(link); // JUnit warns of links to elsewhere
    }

    @Test
    void whereNothingIsKnownOfTheOutputSystemdIsBelieved() {
        assertTrue(Journal.reads(SERVICE, folder.resolve("none")));
        assertFalse(Journal.reads(Map.of(), folder.resolve("none")));
        assertFalse(Journal.reads(Map.of("JOURNAL_STREAM", ""), folder.resolve("none")));
    }
}
