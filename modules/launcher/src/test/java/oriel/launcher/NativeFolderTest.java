package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where native parts are unpacked if the folder for temporary files will not do. */
class NativeFolderTest {

    private static final MountTable ALL = MountTable.of("/dev/sda1 / ext4 rw 0 0\n");

    @TempDir
    Path folder;

    private Map<String, String> environment() {
        return Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    @Test
    void theFolderForTemporaryFilesIsGoodEnough() {
        assertEquals(Optional.empty(), NativeFolder.nettyFolder(environment(), folder, ALL));
    }

    @Test
    void whatCannotBeWrittenThereGoesToTheStateFolder() throws Exception {
        assertEquals(
                Optional.of(folder.resolve("state/oriel")),
                NativeFolder.nettyFolder(environment(), Files.createFile(folder.resolve("file")), ALL));
    }

    @Test
    void whatCannotBeRunThereNeither() {
        MountTable mounts = MountTable.of("/dev/sda1 / ext4 rw 0 0\ntmpfs /dev/shm tmpfs rw,noexec 0 0\n");
        assertEquals(
                Optional.of(folder.resolve("state/oriel")),
                NativeFolder.nettyFolder(environment(), Path.of("/dev/shm"), mounts));
    }
}
