package oriel.launcher.companion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.config.JsonText;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.VncAuthenticationProvider;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.event.ServerListener;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;

/** A server that talks with pages, whose visitors may do what their passwords say. */
final class PagesServer implements AutoCloseable {

    static final String MANAGER = "manager";
    static final String FULL = "full";
    static final String LOOK = "look";

    private final MemoryTransport transport = new MemoryTransport();
    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final AtomicLong nanos = new AtomicLong();
    private final Pages pages;
    private final OrielServer server;

    PagesServer(ServerOptions options, OrderLog orders) throws Exception {
        pages = new Pages(
                ServerListener.NONE,
                orders,
                new PageFacts(UnaryOperator.identity(), session -> "vnc", session -> Optional.empty()),
                nanos::get);
        Accounts accounts = Accounts.NOBODY
                .with(bytes(MANAGER), EnumSet.allOf(Right.class))
                .with(bytes(FULL), Right.FULL)
                .with(bytes(LOOK), Right.VIEW_ONLY);
        ServerParts parts = new ServerParts(
                Configured.plain(screen),
                List.of(Configured.plain(new BlackEncoding())),
                List.of(new VncAuthenticationProvider().create(Options.none("vnc"), new SecurityTools(accounts))),
                List.of(transport));
        server = OrielServer.start(options, parts, pages, pages);
        pages.serve(server, session -> {});
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.US_ASCII);
    }

    Pages pages() {
        return pages;
    }

    OrielServer server() {
        return server;
    }

    /** Lets time pass for what is said to pages. */
    void pass(long passed) {
        nanos.addAndGet(passed);
    }

    PaintedScreen screen() {
        return screen;
    }

    /** A page that has heard its first word. */
    Viewer page(String password) throws IOException {
        Viewer viewer = viewer(password);
        viewer.setEncodings(List.of(Encodings.RAW, Encodings.ORIEL_COMPANION));
        word(viewer, "hello");
        return viewer;
    }

    /** A viewer that is no page. */
    Viewer viewer(String password) throws IOException {
        return Viewer.connect(transport.connect(), ViewerOptions.withPassword(bytes(password)));
    }

    /** The next message to a page. */
    static CompanionMessage message(Viewer page) throws IOException {
        return ((ServerEvent.Companion) page.read()).message();
    }

    static Map<?, ?> read(CompanionMessage message) {
        return (Map<?, ?>) JsonText.value(message.text()).orElseThrow();
    }

    /** The next word of a kind; updates and other words are taken. */
    static Map<?, ?> word(Viewer page, String kind) throws IOException {
        while (true) {
            if (page.read() instanceof ServerEvent.Companion said) {
                Map<?, ?> word = read(said.message());
                if (kind.equals(word.get("kind"))) {
                    return word;
                }
            }
        }
    }

    /** Has a page say a word with these members. */
    static void say(Viewer page, String members) throws IOException {
        page.companion(CompanionMessage.of("{\"oriel\":1," + members + "}"));
    }

    @Override
    public void close() {
        server.close();
    }
}
