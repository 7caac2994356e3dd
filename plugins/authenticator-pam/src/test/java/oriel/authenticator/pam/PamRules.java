package oriel.authenticator.pam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import oriel.testkit.Programs;

/** PAM's rules in a folder of a test's. */
record PamRules(Path folder) {

    /** Leaves the test out where PAM, or what its rules name, is not there. */
    static void needPam() {
        PamLibrary.load().ifPresent(Programs::leaveOut);
        if (!PamLibrary.knowsFolders()) {
            Programs.leaveOut("this PAM has no pam_start_confdir");
        }
        for (String module : List.of("pam_exec.so", "pam_permit.so", "pam_deny.so")) {
            if (!hasModule(module)) {
                Programs.leaveOut(module + " is not there: install the Debian package libpam-modules");
            }
        }
    }

    private static boolean hasModule(String name) {
        try (var files = Files.find(Path.of("/usr/lib"), 3, (file, facts) -> file.endsWith("security/" + name))) {
            return files.findAny().isPresent() || Files.exists(Path.of("/lib64/security", name));
        } catch (IOException e) {
            return false;
        }
    }

    void service(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    Path script(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
