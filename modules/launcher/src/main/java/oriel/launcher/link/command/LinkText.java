package oriel.launcher.link.command;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.launcher.link.Link;
import oriel.security.RightsText;

/** Links and their times as people write and read them. */
final class LinkText {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([smhd])");
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L);
    private static final long LONGEST = 366 * 86_400L;
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private LinkText() {}

    /** Of 90s, 10m, 8h or 30d; empty if it is nothing like that, or too long. */
    static OptionalLong seconds(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        long seconds = Long.parseLong(form.group(1)) * SECONDS.get(form.group(2));
        return seconds <= LONGEST ? OptionalLong.of(seconds) : OptionalLong.empty();
    }

    /** When a link ends, here. */
    static String end(Link link) {
        return SHOWN.format(link.ends().atZone(ZoneId.systemDefault()));
    }

    /** What a link does, in a sentence. */
    static String words(Link link) {
        return "the link " + link.id() + " lets " + link.name() + " in with the rights "
                + RightsText.text(link.rights()) + ", " + (link.once() ? "once, " : "") + "until " + end(link);
    }
}
