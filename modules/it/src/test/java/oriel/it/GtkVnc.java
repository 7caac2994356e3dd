package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import oriel.rfb.Framebuffer;
import oriel.testkit.Programs;

/** gtk-vnc's gvnccapture, which logs in, takes one picture and leaves. */
public final class GtkVnc {

    private static final int NO_NAMESPACE = 77;

    /** It trusts what lies in the home of passwd's, so it gets one that nobody else sees. */
    private static final String SCRIPT = """
            home=$(getent passwd "$(id -u)" | cut -d: -f6)
            mount -t tmpfs none "$home" && mkdir -p "$home/.pki/CA" && cp "$1" "$home/.pki/CA/cacert.pem" || exit 77
            shift
            exec "$@"
            """;

    private GtkVnc() {}

    /**
     * The picture that it takes.
     *
     * @param display the server's number of a display
     * @param authority a file that it trusts
     * @param answers to what it asks for, one after the other: name and password
     */
    public static Framebuffer capture(String display, Path authority, Path folder, List<String> answers)
            throws IOException, InterruptedException {
        Programs.require("gvnccapture", "gvncviewer");
        Path picture = folder.resolve("gtk-vnc.png");
        String python = Path.of(System.getProperty("oriel.root"), "modules/it/src/test/python/answers.py")
                .toString();
        List<String> command =
                new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "bash", "-c", SCRIPT, "gtk-vnc"));
        command.addAll(List.of(authority.toString(), "/usr/bin/python3", python, "1"));
        command.addAll(answers);
        command.addAll(List.of("--", "gvnccapture", display, picture.toString()));
        Process capture = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(capture.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (capture.waitFor() == NO_NAMESPACE) {
                Programs.leaveOut("no right to a home of its own: " + said);
            }
            assertEquals(0, capture.exitValue(), said);
        } finally {
            Programs.end(capture);
        }
        return Pictures.of(ImageIO.read(picture.toFile()));
    }
}
