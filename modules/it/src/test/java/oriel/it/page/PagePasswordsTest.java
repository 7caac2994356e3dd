package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.server.options.UpdateOptions;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;

/** The page gives no password away over a line that everybody on the way can read. */
@Timeout(60)
class PagePasswordsTest {

    @ParameterizedTest
    @ValueSource(ints = {PlainLogin.VENCRYPT, PlainLogin.TIGHT})
    void aServerThatWantsThePasswordAsItIsGetsNothing(int type) throws Exception {
        PlainLogin login = new PlainLogin(type);
        try (Xvfb xvfb = Xvfb.start(320, 240);
                ScreenServer server = ScreenServer.start(
                        ScreenServer.display(xvfb),
                        Parts.encoders(),
                        List.of(login),
                        ClientPage.pages(),
                        UpdateOptions.DEFAULT);
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            page.open("/#password=secret&autoconnect=1").browser().awaitState("failed");
            assertTrue(page.text("#message").contains("Nothing was sent"), page.text("#message"));
            assertEquals(PlainLogin.NOTHING, login.heard().poll(20, TimeUnit.SECONDS));
        }
    }
}
