package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;

/** The file of a password that may not be printed. */
class RunPasswordTest {

    @TempDir
    Path folder;

    @Test
    void replacesWhatAKilledServerLeftAndGoesAtTheEnd() throws IOException, StartException {
        Path file = folder.resolve("password-5900");
        Files.writeString(file, "older");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (RunPassword kept = RunPassword.keep(file, "k7mq2xhd")) {
            assertEquals("k7mq2xhd\n", Files.readString(kept.file()));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void whereItCannotBeWrittenTheStartEndsAndThePasswordIsInNoMessage() throws IOException {
        Path file = Files.createFile(folder.resolve("state")).resolve("password-5900");
        StartException e = assertThrows(StartException.class, () -> RunPassword.keep(file, "k7mq2xhd"));
        assertEquals(ExitCode.CANNOT_CREATE, e.code());
        assertTrue(e.getMessage().contains("may not stand in the journal"), e.getMessage());
        assertFalse((e + e.remedy()).contains("k7mq2xhd"), e.getMessage());
    }
}
