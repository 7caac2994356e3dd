package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.testkit.Programs;

/** Packages in a fresh Debian, which a script makes, uses and takes apart: with the profile {@code install} alone. */
@Timeout(1200)
class InstallTest {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));
    private static final Path TARGET = ROOT.resolve("distribution/target");

    @TempDir
    Path folder;

    @BeforeEach
    void require() {
        if (!Boolean.getBoolean("oriel.install")) {
            Programs.leaveOut(
                    "packages are installed by the profiles install and deb: mvn verify -Pinstall,deb,runtime");
        }
    }

    @Test
    void lintianFindsNoErrors() throws Exception {
        Programs.require("lintian", "lintian");
        try (Stream<Path> made = Files.list(TARGET.resolve("deb"))) {
            List<Path> packages =
                    made.filter(file -> file.toString().endsWith(".deb")).toList();
            assertFalse(packages.isEmpty(), "there is no package: build with -Pdeb");
            for (Path each : packages) {
                ProcessBuilder command = new ProcessBuilder(
                        "lintian", "--allow-root", "--no-cfg", "--fail-on", "error", each.toString());
                command.environment().put("TMPDIR", folder.toString()); // It leaves some behind.
                Process lintian = command.redirectErrorStream(true).start();
                String said = new String(lintian.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, lintian.waitFor(), said);
            }
        }
    }

    @Test
    void whatIsInstalledShowsAScreenAndLeavesNothingBehind() throws Exception {
        Programs.require("debootstrap", "debootstrap");
        Programs.require("unshare", "util-linux");
        Programs.require("ip", "iproute2");
        if (!System.getProperty("user.name").equals("root")) {
            Programs.leaveOut("only root makes a root");
        }
        Path work = Files.createDirectories(TARGET.resolve("install"));
        Path log = work.resolve("log.txt");
        Process script = new ProcessBuilder(
                        ROOT.resolve("distribution/src/install/try").toString(), TARGET.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(script.waitFor(1000, TimeUnit.SECONDS), "it does not end");
            assertEquals(0, script.exitValue(), Files.readString(log));
        } finally {
            Programs.end(script);
        }
        assertWhite(work.resolve("deb.png"));
        if (!System.getProperty("runtime.image").isEmpty()) {
            assertWhite(work.resolve("runtime.png"));
            assertWhite(work.resolve("runtime-deb.png"));
        }
        assertEquals(1280, ImageIO.read(work.resolve("container.png").toFile()).getWidth());
        try (Stream<Path> left = Files.list(work)) {
            assertEquals(List.of(), left.filter(file -> file.endsWith("root")).toList());
        }
    }

    /** As the script has its screen painted; the pointer is in its middle. */
    private static void assertWhite(Path picture) throws Exception {
        BufferedImage image = ImageIO.read(picture.toFile());
        assertEquals(640, image.getWidth());
        assertEquals(480, image.getHeight());
        for (int x = 0; x < 640; x++) {
            assertEquals(0xFFFFFF, image.getRGB(x, x / 4) & 0xFFFFFF, picture + " at " + x);
        }
    }
}
