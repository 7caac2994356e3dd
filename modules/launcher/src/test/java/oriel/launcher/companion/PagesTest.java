package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.ServerEvent;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.launcher.companion.PageFacts.Fingerprint;
import oriel.launcher.config.JsonText;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.rfb.SecurityTypes;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.security.VncAuthenticationProvider;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.options.ClipboardPolicy;
import oriel.server.options.InputPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.ViewerPolicy;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;

/** What Oriel and its pages say to each other, and what comes of it. */
@Timeout(60)
class PagesTest {

    private static final String MANAGER = "manager";
    private static final String FULL = "full";
    private static final String LOOK = "look";

    private final MemoryTransport transport = new MemoryTransport();
    private final PaintedScreen screen = new PaintedScreen(64, 48);
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<String> overruled = new ArrayList<>();
    private Pages pages;
    private OrielServer server;

    private final class Heard implements ServerListener {

        @Override
        public void rightsChanged(SessionInfo session) {
            events.add("rights of " + session.id() + ": " + session.rights().size());
        }

        @Override
        public void closed(SessionInfo session, String reason) {
            events.add("end of " + session.id() + ": " + reason);
        }
    }

    private static Set<Right> withoutResize(Set<Right> rights) {
        Set<Right> usable = EnumSet.copyOf(rights);
        usable.remove(Right.RESIZE);
        return usable;
    }

    private static byte[] bytes(String password) {
        return password.getBytes(StandardCharsets.US_ASCII);
    }

    @BeforeEach
    void start() throws Exception {
        begin(ServerOptions.named("test"));
    }

    private void begin(ServerOptions options) throws Exception {
        pages = new Pages(
                new Heard(),
                (by, order, about) -> events.add("order of " + by.id() + ": " + order + " " + about.id()),
                new PageFacts(
                        PagesTest::withoutResize,
                        session -> session.securityType() == SecurityTypes.VNC_AUTHENTICATION ? "vnc" : "another",
                        session -> Optional.of(new Fingerprint("certificate", "AA:BB"))));
        Accounts accounts = Accounts.NOBODY
                .with(bytes(MANAGER), EnumSet.allOf(Right.class))
                .with(bytes(FULL), Right.FULL)
                .with(bytes(LOOK), Right.VIEW_ONLY);
        SecurityType type = new VncAuthenticationProvider().create(Options.none("vnc"), new SecurityTools(accounts));
        ServerParts parts = new ServerParts(
                Configured.plain(screen),
                List.of(Configured.plain(new BlackEncoding())),
                List.of(type),
                List.of(transport));
        server = OrielServer.start(options, parts, pages, pages);
        pages.serve(server, session -> overruled.add("overruled " + session.id()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }

    private Viewer page(String password) throws IOException {
        Viewer viewer = viewer(password);
        viewer.setEncodings(List.of(Encodings.RAW, Encodings.ORIEL_COMPANION));
        return viewer;
    }

    private Viewer viewer(String password) throws IOException {
        return Viewer.connect(transport.connect(), ViewerOptions.withPassword(bytes(password)));
    }

    private static Map<?, ?> word(Viewer page) throws IOException {
        ServerEvent.Companion said = (ServerEvent.Companion) page.read();
        return (Map<?, ?>) JsonText.value(said.message().text()).orElseThrow();
    }

    /** Reads up to a word of a kind. */
    private static Map<?, ?> word(Viewer page, String kind) throws IOException {
        Map<?, ?> word = word(page);
        while (!kind.equals(word.get("kind"))) {
            word = word(page);
        }
        return word;
    }

    private static List<Object> sessions(Map<?, ?> people) {
        return ((List<?>) people.get("people"))
                .stream().<Object>map(one -> ((Map<?, ?>) one).get("session")).toList();
    }

    private static void say(Viewer page, String word) throws IOException {
        page.companion(CompanionMessage.of(word));
    }

    @Test
    void aPageIsToldWhoItIsAndWhatProtectsItsLine() throws Exception {
        try (Viewer page = page(LOOK)) {
            Map<?, ?> hello = word(page);
            assertEquals(1, hello.get("oriel"));
            assertEquals("hello", hello.get("kind"));
            assertEquals(1, hello.get("session"));
            assertEquals("", hello.get("user"));
            assertEquals(List.of("look"), hello.get("rights"));
            assertEquals("vnc", hello.get("by"));
            assertEquals(false, hello.get("encrypted"));
            assertEquals(true, hello.get("local"));
            assertEquals("certificate", hello.get("fingerprint_of"));
            assertEquals("AA:BB", hello.get("fingerprint"));
        }
    }

    @Test
    void aPageIsToldOfRightsThatChangeButNotOfThoseThatNobodyMayUse() throws Exception {
        try (Viewer page = page(FULL)) {
            List<String> usable = List.of("look", "input", "clipboard-read", "clipboard-write", "exclusive");
            assertEquals(usable, word(page).get("rights"));
            server.allow(new SessionId(1), Right.VIEW_ONLY);
            assertEquals(List.of("look"), word(page, "rights").get("rights"));
            server.allow(new SessionId(1), Right.FULL);
            assertEquals(usable, word(page, "rights").get("rights"));
        }
    }

    @Test
    void aPageThatAsksIsToldOfItsLine() throws Exception {
        try (Viewer page = page(LOOK)) {
            say(page, "{\"oriel\":1,\"kind\":\"line\"}");
            Map<?, ?> line = word(page, "line");
            assertEquals(0, line.get("quality_levels_down"));
            assertNull(line.get("bits_per_second"));
        }
    }

    @Test
    void aPageSaysWhatItsVisitorWouldRatherHave() throws Exception {
        try (Viewer page = page(LOOK)) {
            say(page, "{\"oriel\":1,\"kind\":\"prefer\",\"quality\":\"fluent\"}");
            say(page, "{\"oriel\":1,\"kind\":\"prefer\",\"quality\":\"cheap\"}");
            say(page, "{\"oriel\":1,\"kind\":\"prefer\",\"quality\":7}");
            Map<?, ?> line = Map.of();
            while (!"fluent".equals(line.get("prefers"))) {
                page.requestUpdate(false);
                page.readUpdate();
                say(page, "{\"oriel\":1,\"kind\":\"line\"}");
                line = word(page, "line");
            }
        }
    }

    @Test
    void whoManagesIsToldWhoComesAndLeaves() throws Exception {
        try (Viewer manager = page(MANAGER)) {
            assertEquals("hello", word(manager).get("kind"));
            assertEquals(List.of(1), sessions(word(manager, "people")));
            try (Viewer other = viewer(LOOK)) {
                Map<?, ?> people = word(manager, "people");
                assertEquals(List.of(1, 2), sessions(people));
                Map<?, ?> second = (Map<?, ?>) ((List<?>) people.get("people")).get(1);
                assertEquals(List.of("look"), second.get("rights"));
                assertEquals("127.0.0.1:1", second.get("from"));
                assertEquals(0, people.get("more"));
                assertEquals("test", other.name());
            }
            assertEquals(List.of(1), sessions(word(manager, "people")));
        }
    }

    @Test
    void whoDoesNotManageIsToldOfNoNamesAndEndsNobody() throws Exception {
        try (Viewer page = page(FULL);
                Viewer other = viewer(FULL)) {
            assertEquals("hello", word(page).get("kind"));
            Map<?, ?> here = word(page);
            while (!here.equals(Map.of("oriel", 1, "kind", "here", "count", 2))) {
                assertEquals(Map.of("oriel", 1, "kind", "here", "count", 1), here);
                here = word(page);
            }
            say(page, "{\"oriel\":1,\"kind\":\"end\",\"session\":2}");
            assertEquals("You may not do that.", word(page).get("text"));
            say(page, "{\"oriel\":1,\"kind\":\"allow\",\"session\":1,\"rights\":[\"look\",\"manage\"]}");
            assertEquals("You may not do that.", word(page).get("text"));
            other.requestUpdate(false);
            other.readUpdate();
            assertEquals(2, server.sessions().size());
            assertTrue(events.isEmpty(), events.toString());
        }
    }

    @Test
    void pagesAreToldWhoControlsTheScreenAlone() throws Exception {
        server.close();
        begin(ServerOptions.named("test").withPolicy(ViewerPolicy.DEFAULT.withInput(InputPolicy.SINGLE_CONTROLLER)));
        try (Viewer page = page(FULL)) {
            word(page, "here");
            page.key('a', true);
            assertEquals(Map.of("oriel", 1, "kind", "control", "by", "you"), word(page, "control"));
            try (Viewer manager = page(MANAGER);
                    Viewer other = page(LOOK)) {
                assertEquals("another", word(other, "control").get("by"));
                Map<?, ?> told = word(manager, "control");
                assertEquals("another", told.get("by"));
                assertEquals("", told.get("user"));
                server.allow(new SessionId(1), Right.VIEW_ONLY);
                assertEquals(Map.of("oriel", 1, "kind", "control", "by", "all"), word(page, "control"));
                assertEquals("all", word(other, "control").get("by"));
            }
        }
    }

    @Test
    void whoMayReadTheClipboardIsToldOfATextThatIsTooLong() throws Exception {
        server.close();
        begin(ServerOptions.named("test")
                .withPolicy(ViewerPolicy.DEFAULT.withClipboard(new ClipboardPolicy(true, true, 5))));
        try (Viewer page = page(FULL);
                Viewer other = page(LOOK)) {
            word(page, "here");
            word(other, "here");
            screen.listener().clipboardChanged("longer");
            screen.listener().clipboardChanged("longest");
            word(page, "text-left-out");
            Map<?, ?> next = Map.of();
            say(page, "{\"oriel\":1,\"kind\":\"line\"}");
            say(other, "{\"oriel\":1,\"kind\":\"line\"}");
            for (Viewer each : List.of(page, other)) {
                do {
                    next = word(each);
                    assertNotEquals("text-left-out", next.get("kind"));
                } while (!next.get("kind").equals("line"));
            }
        }
    }

    @Test
    void whoManagesNoLongerOrdersNothing() throws Exception {
        try (Viewer manager = page(MANAGER);
                Viewer other = viewer(FULL)) {
            assertEquals("hello", word(manager).get("kind"));
            server.allow(new SessionId(1), Right.FULL);
            word(manager, "rights");
            say(manager, "{\"oriel\":1,\"kind\":\"end\",\"session\":2}");
            assertEquals("You may not do that.", word(manager, "refusal").get("text"));
            assertEquals("test", other.name());
            assertEquals(2, server.sessions().size());
        }
    }

    @Test
    void whoManagesEndsSessionsAndTheirPagesAreToldWhy() throws Exception {
        try (Viewer manager = page(MANAGER);
                Viewer page = page(LOOK)) {
            assertEquals("hello", word(page).get("kind"));
            say(manager, "{\"oriel\":1,\"kind\":\"end\",\"session\":2,\"reason\":\"lunch\\nnow\"}");
            Map<?, ?> last = word(page, "ended");
            assertEquals("lunch now", last.get("reason"));
            assertEquals("order of 1: end 2", next());
            assertThrows(IOException.class, () -> word(page, "another last one"));
            assertEquals("end of 2: session 1 has ended it: lunch now", next());
            say(manager, "{\"oriel\":1,\"kind\":\"end\",\"session\":2}");
            assertEquals(
                    "That session has ended already.", word(manager, "refusal").get("text"));
        }
    }

    @Test
    void whoManagesChangesRightsButGivesNoneThatItHasNot() throws Exception {
        try (Viewer manager = page(MANAGER);
                Viewer page = page(FULL)) {
            assertEquals("hello", word(page).get("kind"));
            say(manager, "{\"oriel\":1,\"kind\":\"allow\",\"session\":2,\"rights\":[\"look\"]}");
            assertEquals(List.of("look"), word(page, "rights").get("rights"));
            assertEquals("order of 1: look 2", next());
            assertEquals("rights of 2: 1", next());
            assertEquals(List.of("overruled 2"), overruled);
            server.allow(new SessionId(1), Set.of(Right.LOOK, Right.MANAGE));
            assertEquals("rights of 1: 2", next());
            say(manager, "{\"oriel\":1,\"kind\":\"allow\",\"session\":2,\"rights\":[\"look\",\"input\"]}");
            assertEquals(
                    "You may give no rights that you do not have.",
                    word(manager, "refusal").get("text"));
            say(manager, "{\"oriel\":1,\"kind\":\"allow\",\"session\":2,\"rights\":[\"everything\"]}");
            word(manager, "refusal");
            assertTrue(events.isEmpty(), events.toString());
        }
    }

    @Test
    void whatIsNoWordIsIgnored() throws Exception {
        try (Viewer manager = page(MANAGER)) {
            for (String word : List.of(
                    "",
                    "{",
                    "[]",
                    "{\"oriel\":2,\"kind\":\"end\",\"session\":1}",
                    "{\"oriel\":1}",
                    "{\"oriel\":1,\"kind\":7}",
                    "{\"oriel\":1,\"kind\":\"later\"}",
                    "[".repeat(5000))) {
                say(manager, word);
            }
            manager.companion(new CompanionMessage(CompanionMessage.BINARY, new byte[9]));
            say(manager, "{\"oriel\":1,\"kind\":\"end\"}");
            assertEquals(
                    "That session has ended already.", word(manager, "refusal").get("text"));
            say(manager, "{\"oriel\":1,\"kind\":\"allow\",\"session\":1,\"rights\":{}}");
            word(manager, "refusal");
            assertEquals(1, server.sessions().size());
        }
    }

    @Test
    void aTextIsShownByPagesAlone() throws Exception {
        try (Viewer page = page(LOOK);
                Viewer other = viewer(LOOK)) {
            assertEquals("hello", word(page).get("kind"));
            assertEquals("test", other.name());
            assertEquals(new Pages.Shown(1, 1), pages.show(Optional.empty(), "in five\u202e minutes\n"));
            assertEquals("in five minutes", word(page, "notice").get("text"));
            assertEquals(new Pages.Shown(0, 1), pages.show(Optional.of(new SessionId(2)), "you"));
            assertEquals(new Pages.Shown(0, 0), pages.show(Optional.of(new SessionId(3)), "you"));
        }
    }

    @Test
    void theOperatorEndsSessionsToo() throws Exception {
        try (Viewer page = page(LOOK)) {
            assertEquals("hello", word(page).get("kind"));
            assertTrue(pages.end(new SessionId(1), "its end was ordered"));
            assertEquals("", word(page, "ended").get("by"));
            assertEquals("end of 1: its end was ordered", next());
            assertFalse(pages.end(new SessionId(1), "again"));
        }
    }
}
