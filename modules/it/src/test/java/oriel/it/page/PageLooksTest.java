package oriel.it.page;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.it.Browser;
import oriel.it.CProgram;
import oriel.it.ClientPage;
import oriel.it.Desk;
import oriel.it.Pictures;
import oriel.testkit.Parts;
import oriel.testkit.XwdPicture;

/** The page in all of its states, on a telephone, a laptop and a 4K screen, light and dark. */
@Timeout(120)
class PageLooksTest {

    @RegisterExtension
    static final Desk DESK = new Desk(640, 480, CProgram::painter, Parts::passwords);

    @ParameterizedTest
    @MethodSource("oriel.it.Browser$Look#all")
    void canBeReadAndUsedInEveryState(Browser.Look look) throws Exception {
        try (ClientPage page = new ClientPage(look, DESK.server().port())) {
            page.open("/").awaitForm();
            show(page, "1-login", "#entrance");
            page.logIn("wrong").browser().awaitState("failed");
            show(page, "2-wrong-password", "#message");
            page.logIn("secret").awaitConnected();
            DESK.program().say("draw 5 40").expect("drawn");
            Pictures.expect("the page", XwdPicture.of(DESK.xvfb()), page::picture);
            if (look.touch()) {
                show(page, "3-gestures", "#gestures");
                page.press("#gestures-close");
            }
            page.browser()
                    .await("getComputedStyle(document.getElementById('screen')).backgroundColor === 'rgb(10, 15, 18)'");
            page.press("#show-statistics"); // Which fetches the bar, if it has gone away by itself.
            show(page, "3-connected", "#tools");
            page.browser().await("document.getElementById('figure-trip').value !== ''");
            for (String panel : new String[] {"picture", "keys", "clipboard", "session"}) {
                page.press("#open-" + panel);
                show(page, "4-" + panel, "#" + panel);
            }
            page.press("#open-session");
            page.press("#bar-handle");
            page.browser().await("document.getElementById('bar').getAnimations().length === 0");
            show(page, "5-statistics", "#statistics");
            Pictures.expect("the page", XwdPicture.of(DESK.xvfb()), page::picture);
            page.expectNoComplaint();
        }
    }

    private static void show(ClientPage page, String name, String part) throws Exception {
        page.expectInside(part);
        page.expectAccessible();
        page.keep(name);
    }
}
