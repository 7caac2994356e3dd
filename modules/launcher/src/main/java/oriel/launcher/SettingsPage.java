package oriel.launcher;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.Key;
import oriel.launcher.config.KeySection;

/** The manual page of all settings, made from their declarations. */
final class SettingsPage {

    /** Its name without the part of the manual, which is 5: formats of files. */
    static final String NAME = "oriel-config";

    private final Troff page = new Troff();

    /** All of it, ending with a line end. */
    String text(List<KeySection> sections) {
        page.begin(NAME, 5, "the settings of Oriel");
        page.section("DESCRIPTION");
        page.line(
                "A config.json is one flat JSON object. Keys that begin with _ are comments. Names of files in it are relative"
                        + " to its folder. The environment overrides it: " + Key.VARIABLE_PREFIX
                        + " and the key in upper case; options of the command line override both.");
        page.line(
                "Each setting says when another value counts that oriel reload or SIGHUP reads: at once, for new logins, for new"
                        + " viewers, or after a restart.");
        sections.forEach(this::section);
        page.section("SEE ALSO");
        page.line("oriel(1), README.md of the distribution");
        return page.text();
    }

    private void section(KeySection section) {
        page.section(section.title().toUpperCase(Locale.ROOT));
        for (Key<?> key : section.keys()) {
            String otherwise = key.byDefault().equals(Optional.empty()) ? "null" : JsonOutput.text(key.byDefault());
            page.item(
                    "\\fB" + Troff.escaped(key.name()) + "\\fR",
                    key.meaning().replace("`", "") + " (" + key.values() + "; else " + otherwise + "; counts: "
                            + key.effect().words() + ")");
        }
    }
}
