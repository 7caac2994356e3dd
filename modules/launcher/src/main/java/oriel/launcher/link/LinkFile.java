package oriel.launcher.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.JsonText;
import oriel.launcher.config.JsonText.Member;
import oriel.security.Right;
import oriel.security.RightsText;

/**
 * The links that count: one that is not in the file is revoked. Several processes of one user change it.
 *
 * @param file need not be there: then there are none
 */
record LinkFile(Path file) {

    private static final String NAME = "name";
    private static final String RIGHTS = "rights";
    private static final String ENDS = "ends";
    private static final String ONCE = "once";
    private static final String USED = "used";
    private static final long MOST_BYTES = 1 << 22;

    /**
     * All, those that are over too, in the order in which they were made.
     *
     * @throws IOException if the file cannot be read, or is none of links
     */
    Map<String, Link> read() throws IOException {
        Map<String, Link> links = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("the file of links " + file + " is too large");
            }
            JsonText.members(
                    file.toString(),
                    Files.readString(file),
                    problems,
                    member -> link(member)
                            .ifPresentOrElse(
                                    link -> links.put(link.id(), link),
                                    () -> problems.add(member.place() + ": no link")));
        } catch (NoSuchFileException e) {
            return links;
        }
        if (!problems.isEmpty()) {
            throw new IOException("the file of links has an error: " + problems.get(0));
        }
        return links;
    }

    /** Changes what is there; what is over is left out from then on. */
    void change(Instant now, UnaryOperator<Map<String, Link>> change) throws IOException, StartException {
        PrivateFile.<IOException>change(file, () -> {
            Map<String, Link> links = read();
            links.values().removeIf(link -> link.isOver(now));
            Map<String, Object> all = new LinkedHashMap<>();
            change.apply(links).values().forEach(link -> all.put(link.id(), members(link)));
            return (JsonOutput.text(all) + "\n").getBytes(StandardCharsets.UTF_8);
        });
    }

    private static Map<String, Object> members(Link link) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put(NAME, link.name());
        members.put(RIGHTS, RightsText.text(link.rights()));
        members.put(ENDS, link.ends().toString());
        members.put(ONCE, link.once());
        link.used().ifPresent(moment -> members.put(USED, moment.toString()));
        return members;
    }

    private static Optional<Link> link(Member member) {
        if (!(member.value() instanceof Map<?, ?> found)) {
            return Optional.empty();
        }
        Optional<Set<Right>> rights = text(found, RIGHTS).flatMap(RightsText::parse);
        Optional<Instant> ends = text(found, ENDS).flatMap(LinkFile::moment);
        Optional<Instant> used = text(found, USED).flatMap(LinkFile::moment);
        if (rights.isEmpty() || ends.isEmpty() || !(found.get(ONCE) instanceof Boolean once)) {
            return Optional.empty();
        }
        return text(found, NAME).map(name -> new Link(member.name(), name, rights.get(), ends.get(), once, used));
    }

    private static Optional<String> text(Map<?, ?> object, String key) {
        return object.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
