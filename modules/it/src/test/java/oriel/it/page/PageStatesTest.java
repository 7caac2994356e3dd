package oriel.it.page;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.rfb.message.CompanionMessage;
import oriel.server.event.Companion;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.testkit.PaintedScreen;

/** States that a word of the server brings about can be read and used at many sizes, light and dark. */
@Timeout(120)
class PageStatesTest {

    private static final String ALL =
            "\"look\", \"input\", \"clipboard-read\", \"clipboard-write\", \"resize\", \"manage\"";

    private static final String PEOPLE = """
            "kind": "people", "more": 4, "people": [
              {"session": 1, "user": "ada", "from": "192.0.2.17", "seconds": 4000, "rights": ["look", "input"]},
              {"session": 2, "user": "somebody-with-a-long-name@department.example.org", "seconds": 40,
               "from": "2001:db8:85a3:8d3:1319:8a2e:370:7348", "rights": ["look"]}]""";

    private static final String ANOTHER = "\"kind\": \"control\", \"by\": \"another\", \"user\": \"bob\"";

    private static final String NOTICE = "\"kind\": \"notice\", \"text\": \"The machine is started anew at six;"
            + " please save what you have, and log out before. It comes back within ten minutes.\"";

    private final BlockingQueue<SessionId> sessions = new ArrayBlockingQueue<>(1);
    private ScreenServer server;
    private ClientPage page;
    private SessionId session;

    /** Says by itself what somebody may do, and nothing else. */
    private final class Quiet implements Companion {

        @Override
        public void opened(SessionInfo opened) {
            sessions.add(opened.id());
        }

        @Override
        public void received(SessionInfo sender, CompanionMessage message) {}
    }

    @BeforeEach
    void start() throws Exception {
        server = ScreenServer.answering(
                new Quiet(),
                Configured.plain(new PaintedScreen(320, 200)),
                ClientPage.pages(),
                ScreenServer.unpaced(Optional.empty()));
        page = new ClientPage(Browser.Look.LAPTOP, server.port());
        page.open("/#autoconnect=1").awaitConnected();
        session = sessions.poll(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        page.close();
        server.close();
    }

    private void tell(String members) {
        server.tell(session, CompanionMessage.of("{\"oriel\": 1, " + members + "}"));
    }

    private void allow(String rights) {
        tell("\"kind\": \"hello\", \"session\": 1, \"rights\": [" + rights + "]");
    }

    private void show(String part) throws IOException {
        page.page().waitForSelector(part);
        for (Browser.Look look : Browser.Look.others()) {
            page.as(look).expectInside(part);
        }
        for (Browser.Look look : Browser.Look.others().subList(0, 2)) {
            page.as(look).expectAccessible(part);
        }
        page.as(Browser.Look.LAPTOP);
    }

    private void showPanel(String panel) throws IOException {
        page.press("#open-" + panel);
        show("#" + panel);
        page.press("#open-" + panel);
    }

    @Test
    void canBeReadAndUsed() throws Exception {
        allow("\"look\"");
        show("#may:has-text('You may look')");

        allow("\"look\", \"input\"");
        tell(ANOTHER);
        page.page().waitForSelector("#may:has-text('bob controls')");
        showPanel("session");

        allow(ALL);
        tell("\"kind\": \"control\", \"by\": \"you\"");
        tell("\"kind\": \"asked-for-control\", \"session\": 2, \"user\": \"bob\"");
        show("#control-asked");
        page.press("#control-keep");
        tell(PEOPLE);
        tell("\"kind\": \"here\", \"count\": 6");
        showPanel("session");

        tell(NOTICE);
        show("#words");
        page.press("#words-close");
        tell("\"kind\": \"screen\", \"lost\": true");
        show("#message:has-text('lost its screen')");

        server.close();
        page.browser().awaitState("waiting");
        show("#waiting");
        page.press("#waiting-stop");
        page.press("#connect");
        show("#message:has-text('Nothing answers')");
    }

    @Test
    void aPageThatIsNotThereCanBeReadToo() throws Exception {
        page.open("/nothing");
        show("main");
    }
}
