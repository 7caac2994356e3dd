package oriel.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import oriel.launcher.config.StateFolder;

/**
 * Where JNA finds its native part: in the distribution, where it lies unpacked. On Linux, if the distribution is on a file
 * system that runs no programs, JNA unpacks it, and is told a folder in which it can be executed: its own choice, below the
 * home folder, often cannot be written or is mounted noexec.
 */
final class NativeFolder {

    private static final String LIBRARY_PATH = "jna.boot.library.path";
    private static final String UNPACK_FOLDER = "jna.tmpdir";

    /** With it JNA leaves folders for unpacking alone, which it would complain about where nothing can be written. */
    private static final String NO_UNPACKING = "jna.nounpack";

    /** Where Netty unpacks its native part, to load it. */
    private static final String NETTY_FOLDER = "io.netty.native.workdir";

    private NativeFolder() {}

    /** Sets properties of JNA and Netty; to be called before any plugin is asked. What the user has set stays. */
    static void prepare(Optional<Path> home, Map<String, String> environment) {
        MountTable mounts = MountTable.ofProcess();
        if (isLinux() && System.getProperty(NETTY_FOLDER) == null) {
            nettyFolder(environment, Path.of(System.getProperty("java.io.tmpdir")), mounts)
                    .ifPresent(folder -> System.setProperty(NETTY_FOLDER, folder.toString()));
        }
        Optional<Path> shipped = home.map(
                        folder -> folder.resolve("native/com/sun/jna").resolve(platform()))
                .filter(Files::isDirectory);
        if (shipped.isPresent() && System.getProperty(LIBRARY_PATH) == null) {
            System.setProperty(LIBRARY_PATH, shipped.get().toString());
        }
        if (!isLinux() || System.getProperty(UNPACK_FOLDER) != null) {
            return;
        }
        if (shipped.isPresent() && mounts.executes(shipped.get())) {
            System.setProperty(NO_UNPACKING, "true");
        } else {
            unpackFolder(environment, mounts).ifPresent(folder -> System.setProperty(UNPACK_FOLDER, folder.toString()));
        }
    }

    /** Empty if the folder for temporary files will do, or none will: a service may have one that cannot be written. */
    static Optional<Path> nettyFolder(Map<String, String> environment, Path temporary, MountTable mounts) {
        if (isUsable(temporary, mounts)) {
            return Optional.empty();
        }
        return Stream.of(
                        StateFolder.of(environment).toString(),
                        environment.get("XDG_RUNTIME_DIR"),
                        "/dev/shm",
                        "/var/tmp")
                .filter(text -> text != null && !text.isBlank())
                .map(Path::of)
                .filter(candidate -> isUsable(candidate, mounts))
                .findFirst();
    }

    /** Empty if JNA's own choice will do, or no folder will. */
    static Optional<Path> unpackFolder(Map<String, String> environment, MountTable mounts) {
        Path own = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        if (isUsable(own, mounts)) {
            return Optional.empty();
        }
        Stream<String> others = Stream.of(
                System.getProperty("java.io.tmpdir"),
                environment.get("XDG_RUNTIME_DIR"),
                "/dev/shm",
                "/var/tmp",
                "/run");
        for (Path folder : others.filter(text -> text != null && !text.isBlank())
                .map(Path::of)
                .filter(candidate -> isUsable(candidate, mounts))
                .toList()) {
            try {
                Path made = Files.createTempDirectory(folder, "oriel-jna-");
                made.toFile().deleteOnExit();
                return Optional.of(made);
            } catch (IOException e) {
                continue; // the next one, perhaps: a full disk, for example
            }
        }
        return Optional.empty();
    }

    /** True if something can be created there, or in the nearest folder above it that is there, and run. */
    private static boolean isUsable(Path folder, MountTable mounts) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there) && mounts.executes(there);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    /** As JNA names it. */
    private static String platform() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.startsWith("windows") ? "win32" : name.startsWith("mac") ? "darwin" : name;
        String machine = System.getProperty("os.arch");
        return system + "-" + (List.of("amd64", "x86_64").contains(machine) ? "x86-64" : machine);
    }
}
