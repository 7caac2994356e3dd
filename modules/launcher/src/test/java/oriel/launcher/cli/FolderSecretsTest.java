package oriel.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that stay. */
class FolderSecretsTest {

    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void aSecretIsMadeOnce() throws IOException {
        assertArrayEquals(SECRET, new FolderSecrets(folder).secret("ra2", () -> SECRET));
        assertArrayEquals(SECRET, new FolderSecrets(folder).secret("ra2", () -> fail("made again")));
        assertArrayEquals(new byte[] {4}, new FolderSecrets(folder).secret("other", () -> new byte[] {4}));
    }

    @Test
    void whoOnlyLooksMakesNothing() throws IOException {
        assertEquals(Optional.empty(), new FolderSecrets(folder).kept("ra2"));
        assertEquals(List.of(), List.of(folder.toFile().list()));
        new FolderSecrets(folder).secret("ra2", () -> SECRET);
        assertArrayEquals(SECRET, new FolderSecrets(folder).kept("ra2").orElseThrow());
        assertThrows(IllegalArgumentException.class, () -> new FolderSecrets(folder).kept("../x"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseReadsIt() throws IOException {
        new FolderSecrets(folder).secret("ra2", () -> SECRET);
        Path file = folder.resolve("secrets/ra2");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    void whatCannotBeKeptIsAnErrorOfInputAndOutput() throws IOException {
        Files.writeString(folder.resolve("secrets"), "a file is in the way");
        assertThrows(IOException.class, () -> new FolderSecrets(folder).secret("ra2", () -> SECRET));
    }

    @Test
    void aFileThatIsNoSecretIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        Files.write(folder.resolve("secrets/ra2"), new byte[1 << 17]);
        assertThrows(IOException.class, () -> new FolderSecrets(folder).secret("ra2", () -> SECRET));
        assertThrows(IllegalArgumentException.class, () -> new FolderSecrets(folder).secret("../x", () -> SECRET));
    }

    /** The key of a security type may be made while somebody comes in by a link. */
    @Test
    void twoThreadsOfOneServerWaitForEachOther() throws Exception {
        FutureTask<byte[]> other = new FutureTask<>(() -> new FolderSecrets(folder).secret("links", () -> SECRET));
        Thread thread = new Thread(other, "other");
        new FolderSecrets(folder).secret("ra2", () -> {
            thread.start();
            while (thread.getState() != Thread.State.BLOCKED && !other.isDone()) {
                Thread.onSpinWait();
            }
            return SECRET;
        });
        assertArrayEquals(SECRET, other.get());
    }
}
