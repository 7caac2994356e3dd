package oriel.launcher;

import java.util.List;
import java.util.Locale;

/** The text of a manual page, in the macros {@code man} of troff. */
final class Troff {

    private final StringBuilder text = new StringBuilder();

    /** Begins anew: with the heading of a page of one of the manual's parts, its name and its purpose. */
    void begin(String name, int part, String purpose) {
        text.setLength(0);
        macro(".TH " + escaped(name).toUpperCase(Locale.ROOT) + ' ' + part + " \"\" \"Oriel\" \"Oriel\"");
        macro(".ad l");
        section("NAME");
        line(name + " - " + purpose);
    }

    void section(String heading) {
        macro(".SH \"" + heading + '"');
    }

    /** Words under a head, which may hold escapes of troff. */
    void item(String head, String words) {
        macro(".TP");
        macro(head);
        line(words);
    }

    void line(String words) {
        String line = escaped(words);
        macro(line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line);
    }

    /** Lines that stay as they are. */
    void lines(List<String> lines) {
        macro(".nf");
        lines.forEach(this::line);
        macro(".fi");
    }

    /** All of it, ending with a line end. */
    String text() {
        return text.toString();
    }

    private void macro(String line) {
        text.append(line).append('\n');
    }

    /** So that nothing is a macro or an escape, and a minus stays one. */
    static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }
}
