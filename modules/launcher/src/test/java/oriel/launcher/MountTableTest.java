package oriel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file systems run programs. */
class MountTableTest {

    private static final MountTable MOUNTS = MountTable.of("""
            /dev/vda / ext4 rw,relatime 0 0
            proc /proc proc rw,nosuid,nodev,noexec,relatime 0 0
            home /home-of-mine ext4 rw,noexec,nodev 0 0
            one /home-of-mine/with\\040blank ext4 rw 0 0
            tmpfs /shadowed tmpfs rw,noexec 0 0
            tmpfs /shadowed tmpfs rw 0 0
            rubbish
            """);

    @ParameterizedTest
    @CsvSource({
        "/nowhere/file, true",
        "/home-of-mine, false",
        "/home-of-mine/.cache/JNA, false",
        "/home-of-minefield, true",
        "/home-of-mine/with blank/x, true",
        "/shadowed/x, true"
    })
    void theDeepestMountThatCoversAFileDecides(String file, boolean executes) {
        assertEquals(executes, MOUNTS.executes(Path.of(file)));
    }

    @Test
    void whereNothingIsKnownEverythingIsTried() {
        assertTrue(MountTable.of("").executes(Path.of("/tmp")));
    }
}
