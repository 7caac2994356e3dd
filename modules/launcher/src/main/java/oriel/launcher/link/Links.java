package oriel.launcher.link;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.FolderSecrets;
import oriel.launcher.cli.StartException;
import oriel.launcher.people.CurrentRights;
import oriel.security.Account;
import oriel.security.Right;

/** The links of a state folder: made, revoked, and asked who comes in by one. Used by several threads. */
public final class Links implements CurrentRights {

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String OF_PROGRAM = "share-";
    private static final Pattern NAME_OF_PROGRAM = Pattern.compile(OF_PROGRAM + "\\d{1,10}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final LinkFile file;
    private final FolderSecrets secrets;
    private final Clock clock;

    private Links(Path stateFolder, Clock clock) {
        this.file = new LinkFile(stateFolder.resolve("links.json"));
        this.secrets = new FolderSecrets(stateFolder);
        this.clock = clock;
    }

    /** Those of a folder; nothing is read or written yet. */
    public static Links in(Path stateFolder, Clock clock) {
        return new Links(stateFolder, clock);
    }

    /** Whether somebody means a link's token by a text. */
    public static boolean isToken(String text) {
        return LinkToken.isMeant(text);
    }

    /** Makes one that lasts so many seconds. */
    public Link make(String name, Set<Right> rights, long seconds, boolean once) throws IOException, StartException {
        Instant now = clock.instant();
        Instant ends = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds);
        Link link = new Link(id(), name, rights, ends, once, Optional.empty());
        file.change(now, links -> {
            links.put(link.id(), link);
            return links;
        });
        return link;
    }

    /** Makes one that ends with this program: {@link #sweep} sees to it if the program does not. */
    public Link makeOfProgram(Set<Right> rights, long seconds) throws IOException, StartException {
        return make(OF_PROGRAM + ProcessHandle.current().pid(), rights, seconds, false);
    }

    /** Takes away those of programs that have ended and left one: Xlib, for example, ends one without a word. */
    public void sweep() throws IOException, StartException {
        List<String> left = all().stream()
                .filter(link -> NAME_OF_PROGRAM.matcher(link.name()).matches())
                .filter(link -> ProcessHandle.of(Long.parseLong(link.name().substring(OF_PROGRAM.length())))
                        .isEmpty())
                .map(Link::id)
                .toList();
        if (!left.isEmpty()) {
            revoke(left);
        }
    }

    /** What its visitors show. */
    public String token(Link link) throws IOException {
        return LinkToken.of(link, key());
    }

    /** All that are not over. */
    public List<Link> all() throws IOException {
        Instant now = clock.instant();
        return file.read().values().stream().filter(link -> !link.isOver(now)).toList();
    }

    /** Takes some away by their ids, and tells which were there. */
    public List<String> revoke(List<String> ids) throws IOException, StartException {
        List<String> gone = new ArrayList<>(ids);
        file.change(clock.instant(), links -> {
            gone.retainAll(links.keySet());
            Map<String, Link> rest = new LinkedHashMap<>(links);
            gone.forEach(rest::remove);
            return rest;
        });
        return gone;
    }

    /** Who comes in by a token, which counts as a login; empty if nobody does. */
    public Optional<Account> admit(String token) {
        Instant now = clock.instant();
        try {
            Optional<String> id = LinkToken.id(token, key(), now);
            Optional<Link> link = id.isEmpty() ? Optional.empty() : good(file.read(), id.get(), now);
            if (link.isPresent() && (link.get().once() || link.get().used().isEmpty())) {
                link = use(link.get().id(), now);
            }
            return link.map(found -> new Account(found.visitor(), found.rights()));
        } catch (IOException | StartException e) {
            LOG.warn("nobody comes in by a link: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Link> good(Map<String, Link> links, String id, Instant now) {
        return Optional.ofNullable(links.get(id)).filter(link -> !link.isOver(now) && !link.isUsedUp());
    }

    /** Writes down that it is used; empty if somebody else was quicker, or it was revoked. */
    private Optional<Link> use(String id, Instant now) throws IOException, StartException {
        AtomicReference<Optional<Link>> used = new AtomicReference<>(Optional.empty());
        file.change(now, links -> {
            used.set(good(links, id, now).map(link -> link.usedAt(now)));
            used.get().ifPresent(link -> links.put(id, link));
            return links;
        });
        return used.get();
    }

    @Override
    public boolean knows(String user) {
        return Link.ofVisitor(user).isPresent();
    }

    @Override
    public Optional<Set<Right>> rights(String user) {
        try {
            Map<String, Link> links = file.read();
            return Link.ofVisitor(user)
                    .map(links::get)
                    .filter(link -> !link.isOver(clock.instant()))
                    .map(Link::rights);
        } catch (IOException e) {
            LOG.warn("the visitors of links have to leave: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private byte[] key() throws IOException {
        byte[] key = secrets.secret("links", () -> {
            byte[] fresh = new byte[LinkToken.KEY_BYTES];
            RANDOM.nextBytes(fresh);
            return fresh;
        });
        if (key.length < LinkToken.KEY_BYTES) {
            throw new IOException("the key of links in the state folder is too short: remove the file secrets/links");
        }
        return key;
    }

    private static String id() {
        return RANDOM.ints(Link.ID_LENGTH, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
