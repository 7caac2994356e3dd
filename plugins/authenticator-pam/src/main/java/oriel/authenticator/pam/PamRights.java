package oriel.authenticator.pam;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.security.Right;
import oriel.security.RightsText;

/** What the accounts of the system may do here; most may not come in. Immutable. */
final class PamRights {

    private static final String OPTION = "rights";
    private static final String ANYBODY = "*";
    private static final String GROUP = "@";
    private static final Set<Right> ALL = Set.of(Right.values());

    private record Line(String who, Set<Right> rights) {}

    private final List<Line> lines;
    private final BiPredicate<String, String> membership;

    private PamRights(List<Line> lines, BiPredicate<String, String> membership) {
        this.lines = List.copyOf(lines);
        this.membership = membership;
    }

    /**
     * Those of the options: lines such as {@code ada=full}, {@code @staff=look} or {@code *=look}, of which the first that
     * fits counts. Without any, whoever runs Oriel may do everything, for it is their screen.
     *
     * @param owner who runs Oriel; empty for root, whose screen it need not be
     * @param membership whether a user belongs to a group
     * @throws PluginException if a line is wrong, or nobody may come in
     */
    static PamRights of(Options options, Optional<String> owner, BiPredicate<String, String> membership)
            throws PluginException {
        List<Line> lines = new ArrayList<>();
        for (String text : options.texts(OPTION)) {
            lines.add(line(text));
        }
        if (lines.isEmpty()) {
            lines.add(new Line(owner.orElseThrow(PamRights::nobody), ALL));
        }
        return new PamRights(lines, membership);
    }

    private static Line line(String text) throws PluginException {
        int middle = text.lastIndexOf('=');
        String who = text.substring(0, Math.max(0, middle)).strip();
        Optional<Set<Right>> rights = RightsText.parse(text.substring(middle + 1));
        if (who.isEmpty() || who.equals(GROUP) || rights.isEmpty()) {
            throw new WrongOptionException(
                    "option plugins.pam.rights has a wrong line",
                    "a list of lines such as \"ada=full\", \"@staff=look\" for a group or \"*=look\" for all, with rights of "
                            + RightsText.words());
        }
        return new Line(who, rights.get());
    }

    private static PluginException nobody() {
        return new PluginException(
                "root runs Oriel, so the option plugins.pam.rights must say who may come in",
                "\"plugins\": {\"pam\": {\"rights\": [\"NAME=full\"]}}");
    }

    /** What somebody may do; empty if they may not come in. Asks the system where groups count. */
    Optional<Set<Right>> of(String user) {
        return lines.stream().filter(line -> fits(line.who, user)).findFirst().map(Line::rights);
    }

    private boolean fits(String who, String user) {
        if (who.startsWith(GROUP)) {
            return membership.test(user, who.substring(GROUP.length()));
        }
        return who.equals(ANYBODY) || who.equals(user);
    }
}
