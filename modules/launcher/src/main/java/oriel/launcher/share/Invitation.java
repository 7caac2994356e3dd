package oriel.launcher.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oriel.launcher.cli.StartException;
import oriel.launcher.serve.ServedScreen;
import oriel.security.Right;

/**
 * What somebody has to be told to come to a screen.
 *
 * @param link for browsers; empty if there are no pages
 * @param lines what to know besides, one sentence each
 */
record Invitation(Optional<String> link, List<String> lines) {

    /** Copies the lines. */
    Invitation {
        lines = List.copyOf(lines);
    }

    /** Makes the link, which lasts so long at most. */
    static Invitation to(ServedScreen screen, long seconds) throws IOException, StartException {
        Optional<String> link = screen.link(seconds);
        List<String> lines = new ArrayList<>();
        link.ifPresent(address -> lines.add(rights(screen, address)));
        String password = screen.password().map(made -> ", password " + made).orElse("");
        screen.viewerAddresses().forEach(address -> lines.add("VNC viewers: " + address + password));
        screen.warning().ifPresent(warning -> lines.add(sentence(warning)));
        return new Invitation(link, lines);
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String rights(ServedScreen screen, String link) {
        String what = screen.rightsOfLink().contains(Right.INPUT) ? "use keys and pointer here" : "watch";
        return link.contains("#")
                ? "Whoever has the link may " + what + ": give it to nobody else."
                : "Whoever opens the address may " + what + ".";
    }
}
