package oriel.launcher.companion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static oriel.launcher.companion.PagesServer.message;
import static oriel.launcher.companion.PagesServer.read;
import static oriel.launcher.companion.PagesServer.say;
import static oriel.launcher.companion.PagesServer.word;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.server.event.SessionId;
import oriel.server.options.InputPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.ViewerPolicy;

/** Where one alone controls the screen, others may ask for it, and who manages sessions takes it. */
@Timeout(60)
class ControlPagesTest {

    private static final String ASK = "\"kind\":\"ask-control\"";

    private final List<String> orders = Collections.synchronizedList(new ArrayList<>());
    private PagesServer server;
    private Viewer first;

    @BeforeEach
    void start() throws Exception {
        ViewerPolicy alone = ViewerPolicy.DEFAULT.withInput(InputPolicy.SINGLE_CONTROLLER);
        server = new PagesServer(
                ServerOptions.named("test").withPolicy(alone),
                (by, order, about) -> orders.add(by.id() + " " + order + " " + about.id()));
        first = server.page(PagesServer.FULL);
        first.key('a', true);
        assertEquals("you", word(first, "control").get("by"));
    }

    @AfterEach
    void stop() {
        first.close();
        server.close();
    }

    private static void awaitControl(Viewer page, String by) throws Exception {
        while (!by.equals(word(page, "control").get("by"))) {
            continue; // An older word, of the time of another.
        }
    }

    @Test
    void isGivenToTheOneThatAsks() throws Exception {
        try (Viewer other = server.page(PagesServer.FULL)) {
            awaitControl(other, "another");
            say(other, ASK);
            assertEquals("asked", word(other, "control-answer").get("answer"));
            assertEquals(2, word(first, "asked-for-control").get("session"));
            say(first, "\"kind\":\"give-control\",\"session\":2");
            awaitControl(other, "you");
            awaitControl(first, "another");
            assertEquals(Optional.of(new SessionId(2)), server.server().controller());
            assertEquals("key 97 down", server.screen().nextEvent());
            assertEquals("key 97 up", server.screen().nextEvent(), "what it held is up");
            first.key('b', true);
            other.key('c', true);
            assertEquals("key 99 down", server.screen().nextEvent());
        }
        assertEquals(List.of(), orders);
    }

    @Test
    void isKeptIfTheOtherWants() throws Exception {
        try (Viewer other = server.page(PagesServer.FULL)) {
            say(other, ASK);
            word(first, "asked-for-control");
            say(first, "\"kind\":\"keep-control\",\"session\":2");
            assertEquals("asked", word(other, "control-answer").get("answer"));
            assertEquals("kept", word(other, "control-answer").get("answer"));
            assertEquals(Optional.of(new SessionId(1)), server.server().controller());
        }
    }

    /** What the holder hears of questions, up to the answer to one of its own. */
    private long questions() throws Exception {
        say(first, "\"kind\":\"line\"");
        long questions = 0;
        while (true) {
            Object kind = read(message(first)).get("kind");
            if ("line".equals(kind)) {
                return questions;
            }
            questions += "asked-for-control".equals(kind) ? 1 : 0;
        }
    }

    /** Asks, and returns once all has been said that comes of it. */
    private static void ask(Viewer page, String answer) throws Exception {
        say(page, ASK);
        assertEquals(answer, word(page, "control-answer").get("answer"));
        say(page, "\"kind\":\"line\"");
        word(page, "line");
    }

    @Test
    void whoAsksManyTimesIsHeardOnceInAWhile() throws Exception {
        try (Viewer other = server.page(PagesServer.FULL)) {
            for (int i = 0; i < 50; i++) {
                ask(other, "asked");
            }
            assertEquals(1, questions());
            server.pass(ControlRequests.PAUSE_NANOS);
            ask(other, "asked");
            assertEquals(1, questions(), "another may have come between");
        }
    }

    @Test
    void whoWasToldThatItIsKeptWaits() throws Exception {
        try (Viewer other = server.page(PagesServer.FULL);
                Viewer third = server.page(PagesServer.FULL)) {
            ask(other, "asked");
            server.pass(ControlRequests.PAUSE_NANOS - 1);
            assertEquals(1, questions());
            say(first, "\"kind\":\"keep-control\",\"session\":2");
            say(first, "\"kind\":\"keep-control\",\"session\":2");
            assertEquals("kept", word(other, "control-answer").get("answer"));
            ask(other, "wait");
            server.pass(ControlRequests.PAUSE_NANOS - 1);
            ask(other, "wait");
            assertEquals(0, questions());
            ask(third, "asked");
            assertEquals(1, questions(), "the pause is one asker's");
            server.pass(1);
            ask(other, "asked");
            assertEquals(1, questions());
        }
    }

    @Test
    void isTakenByWhoManages() throws Exception {
        try (Viewer manager = server.page(PagesServer.MANAGER)) {
            say(manager, ASK);
            awaitControl(manager, "you");
            assertEquals(Optional.of(new SessionId(2)), server.server().controller());
            assertEquals(List.of("2 control 1"), orders);
        }
    }

    @Test
    void isNotForThoseWhoMayOnlyLook() throws Exception {
        try (Viewer looker = server.page(PagesServer.LOOK)) {
            say(looker, ASK);
            assertEquals(
                    "You may not control the screen.", word(looker, "refusal").get("text"));
            say(first, "\"kind\":\"give-control\",\"session\":2");
            say(first, "\"kind\":\"give-control\",\"session\":77");
            say(first, "\"kind\":\"give-control\",\"session\":\"2\"");
            say(first, "\"kind\":\"line\"");
            word(first, "line");
            assertEquals(Optional.of(new SessionId(1)), server.server().controller());
        }
    }

    @Test
    void nobodyGivesWhatTheyDoNotHave() throws Exception {
        try (Viewer other = server.page(PagesServer.FULL);
                Viewer third = server.page(PagesServer.FULL)) {
            say(other, "\"kind\":\"give-control\",\"session\":3");
            say(other, "\"kind\":\"keep-control\",\"session\":3");
            say(other, "\"kind\":\"line\"");
            word(other, "line");
            assertEquals(Optional.of(new SessionId(1)), server.server().controller());
            say(third, "\"kind\":\"line\"");
            String heard = "";
            while (!heard.equals("line")) {
                heard = (String) read(message(third)).get("kind");
                assertNotEquals("control-answer", heard);
            }
        }
    }

    @Test
    void viewersThatAreNoPagesCannotBeAsked() throws Exception {
        first.close();
        while (server.server().controller().isPresent()) {
            Thread.onSpinWait();
        }
        try (Viewer viewer = server.viewer(PagesServer.FULL);
                Viewer other = server.page(PagesServer.FULL)) {
            viewer.key('a', true);
            awaitControl(other, "another");
            say(other, ASK);
            assertEquals(
                    "Whoever controls the screen uses a viewer that cannot be asked.",
                    word(other, "refusal").get("text"));
        }
    }
}
