package oriel.launcher.doctor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A native library that a plugin can use on Linux: told by its name, so that nothing native is loaded to look for it.
 *
 * @param file the name of its file
 * @param debianPackage what has it on Debian
 * @param purpose what is missing without it
 */
record SharedLibrary(String file, String debianPackage, String purpose) {

    /** All of them. */
    static final List<SharedLibrary> ALL = List.of(
            new SharedLibrary("libX11.so.6", "libx11-6", "X11 screens"),
            new SharedLibrary("libxcb.so.1", "libxcb1", "X11 screens"),
            new SharedLibrary("libXext.so.6", "libxext6", "X11 screens"),
            new SharedLibrary("libXdamage.so.1", "libxdamage1", "X11 screens"),
            new SharedLibrary("libXfixes.so.3", "libxfixes3", "X11 screens"),
            new SharedLibrary("libXtst.so.6", "libxtst6", "X11 screens"),
            new SharedLibrary("libXi.so.6", "libxi6", "the pointer's motion by others at once"),
            new SharedLibrary("libXrandr.so.2", "libxrandr2", "monitors, and changes of size"),
            new SharedLibrary("libXcomposite.so.1", "libxcomposite1", "windows alone"),
            new SharedLibrary("libisal.so.2", "libisal2", "quick deflating"),
            new SharedLibrary("libturbojpeg.so.0", "libturbojpeg0", "quick JPEG images"),
            new SharedLibrary("libpam.so.0", "libpam0g", "logins with the accounts of the system"));

    private static final Map<String, String> TRIPLETS = Map.of(
            "amd64", "x86_64-linux-gnu",
            "aarch64", "aarch64-linux-gnu",
            "ppc64le", "powerpc64le-linux-gnu",
            "riscv64", "riscv64-linux-gnu",
            "s390x", "s390x-linux-gnu");

    /** The file that would be loaded, looked for in the usual folders. */
    Optional<Path> find(Map<String, String> environment) {
        return folders(environment).stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::exists)
                .findFirst();
    }

    private static List<Path> folders(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        for (String given : environment.getOrDefault("LD_LIBRARY_PATH", "").split(File.pathSeparator)) {
            if (!given.isEmpty()) {
                folders.add(Path.of(given));
            }
        }
        String triplet = TRIPLETS.getOrDefault(System.getProperty("os.arch"), "");
        for (String root : List.of("/lib", "/usr/lib", "/usr/local/lib")) {
            folders.add(Path.of(root, triplet));
            folders.add(Path.of(root));
            folders.add(Path.of(root + "64"));
        }
        return folders;
    }
}
