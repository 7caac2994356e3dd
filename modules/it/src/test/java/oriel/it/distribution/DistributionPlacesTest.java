package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;
import oriel.testkit.Programs;

/** The product where nothing can be written, or nothing that was written can be run; in mount namespaces of its own. */
@Timeout(120)
class DistributionPlacesTest {

    private static final String NO_EXEC = """
            for folder in "$HOME" /tmp /var/tmp /dev/shm; do mount -t tmpfs -o noexec tmpfs "$folder"; done
            """;

    private static final String READ_ONLY = """
            for folder in $(awk '{ print $2 }' /proc/mounts); do mount -o remount,ro,bind "$folder" 2>&- || :; done
            ! touch "$HOME/x" 2>&-
            """;

    private static final String NO_EXEC_PRODUCT = """
            mount --bind "$ORIEL" "$ORIEL"
            mount -o remount,bind,noexec "$ORIEL"
            """;

    /** Keeps the product and Java in sight, wherever they lie, when a script covers {@code /tmp} or the home folder. */
    private static final String IN_SIGHT = """
            mount --bind "$JAVA_HOME" /media
            mount --bind "$ORIEL" /mnt
            export JAVA_HOME=/media ORIEL=/mnt
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void namespacesCanBeMade() throws Exception {
        if (run(":").code() != 0) {
            Programs.leaveOut("no mount namespace can be made: it needs root and unshare (Debian package util-linux)");
        }
    }

    private static Distribution.Ended run(String script) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder("unshare", "--mount", "sh", "-ec", IN_SIGHT + script);
        builder.environment().keySet().removeIf(name -> name.startsWith("ORIEL_"));
        builder.environment().put("ORIEL", Distribution.HOME.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("DISPLAY");
        Process process;
        try {
            process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            return new Distribution.Ended(-1, List.of(), List.of(e.toString()));
        }
        try {
            assertTrue(process.waitFor(90, TimeUnit.SECONDS), "it does not end");
            return new Distribution.Ended(process.exitValue(), lines(out), lines(err));
        } finally {
            Programs.end(process);
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    }

    /** The line of a plugin in what {@code oriel plugins} prints. */
    private static String line(Distribution.Ended ended, String plugin) {
        assertEquals(0, ended.code(), ended::toString);
        assertTrue(ended.err().stream().noneMatch(line -> line.startsWith("\tat ")), ended::toString);
        return ended.out().stream()
                .filter(line -> line.contains(" " + plugin + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ended.toString()));
    }

    private static void assertNativeCodeWorks(String mounts) throws Exception {
        String igzip = line(run(mounts + "sh \"$ORIEL/bin/oriel\" plugins"), "deflate-igzip");
        assertTrue(
                igzip.matches("deflate +deflate-igzip +oriel\\.deflate\\.igzip +(yes|no: the library libisal.*) .*"),
                igzip);
    }

    @Test
    void nativeCodeWorksWhereTheHomeFolderRunsNoPrograms() throws Exception {
        assertNativeCodeWorks(NO_EXEC);
    }

    @Test
    void nativeCodeWorksWhereNothingCanBeWritten() throws Exception {
        assertNativeCodeWorks(READ_ONLY);
    }

    @Test
    void nativeCodeWorksFromAProductOnADiskThatRunsNoPrograms() throws Exception {
        assertNativeCodeWorks(NO_EXEC_PRODUCT);
    }

    @Test
    void whereNoNativeCodeCanBeRunThePluginsThatNeedItAreLeftOutAndTheDemoIsShown() throws Exception {
        String nowhere = NO_EXEC_PRODUCT + NO_EXEC + "mount -t tmpfs -o noexec tmpfs /run\nunset XDG_RUNTIME_DIR\n";
        String reason = "no: it failed: JNA cannot be loaded: it needs a folder that it may write";
        Distribution.Ended plugins = run(nowhere + "sh \"$ORIEL/bin/oriel\" plugins");
        assertTrue(line(plugins, "deflate-igzip").contains(reason), plugins::toString);
        assertTrue(line(plugins, "jpeg-turbo").contains(reason), plugins::toString);
        Distribution.Ended doctor = run(nowhere + "sh \"$ORIEL/bin/oriel\" doctor");
        assertTrue(doctor.out().contains("ok       capture demo: works here"), doctor::toString);
        Distribution.Ended serve = run(nowhere + """
                sh "$ORIEL/bin/oriel" serve --no-auth --capture demo --port 0 > /tmp/out &
                server=$!
                until grep -q showing /tmp/out; do kill -0 $server; sleep 0.1; done
                port=$(sed -n 's/oriel: listening on 127.0.0.1:\\([0-9]*\\)/\\1/p' /tmp/out)
                sh "$ORIEL/bin/oriel" test-client 127.0.0.1:$port
                kill $server
                wait $server || :
                """);
        assertEquals(0, serve.code(), serve::toString);
        assertTrue(serve.out().get(0).endsWith("1280x800"), serve::toString);
    }

    @Test
    void namesOutsideOfAsciiWorkInTheLocaleC() throws Exception {
        Path named = Files.createDirectory(folder.resolve("Zaub\u00f6rk\u00e4sten"));
        Path config = Files.writeString(named.resolve("\u8a2d\u5b9a.json"), "{\"capture\": \"demo\"}");
        for (String locale :
                List.of("unset LC_ALL LC_CTYPE LANG", "unset LC_ALL LC_CTYPE; export LANG=C", "export LC_ALL=POSIX")) {
            Distribution.Ended ended = run(locale + """

                    cp -r "$ORIEL" "%1$s/Oriel" 2>&- || :
                    rm -f "%1$s/out"
                    sh "%1$s/Oriel/bin/oriel" serve --no-auth --config "%2$s" --name "B\u00fcro \u4e8b" --port 0 > "%1$s/out" &
                    server=$!
                    until grep -qs showing "%1$s/out"; do kill -0 $server; sleep 0.1; done
                    port=$(sed -n 's/oriel: listening on 127.0.0.1:\\([0-9]*\\)/\\1/p' "%1$s/out")
                    sh "%1$s/Oriel/bin/oriel" test-client 127.0.0.1:$port --screenshot "%1$s/\u00e4.png"
                    kill $server
                    wait $server || :
                    """.formatted(named, config));
            assertEquals(0, ended.code(), ended::toString);
            assertTrue(ended.out().get(0).contains("\"B\u00fcro \u4e8b\""), ended::toString);
            assertTrue(Files.deleteIfExists(named.resolve("\u00e4.png")), ended::toString);
        }
    }
}
