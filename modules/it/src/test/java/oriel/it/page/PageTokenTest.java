package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.ScreenServer;
import oriel.plugin.Configured;
import oriel.server.options.UpdateOptions;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A link that lets its bearer in: its token goes to the server alone, and is seen nowhere else. */
@Timeout(120)
class PageTokenTest {

    /** Notes with which subprotocols WebSockets are opened. */
    private static final String NOTE = """
            window.asked = [];
            window.WebSocket = new Proxy(WebSocket, {
              construct(Plain, [url, protocols]) {
                window.asked.push({url, protocols: [...protocols]});
                return new Plain(url, protocols);
              },
            });
            """;

    private static List<?> protocols(ClientPage page) {
        return (List<?>) page.page().evaluate("asked.map((each) => each.protocols.join(' '))");
    }

    @Test
    void theTokenOfALinkGoesToTheServerAndOutOfTheAddress() throws Exception {
        try (ScreenServer server = ScreenServer.start(
                        Configured.plain(new PaintedScreen(320, 200)),
                        Parts.encoders(),
                        Parts.open(),
                        ClientPage.pages(),
                        UpdateOptions.DEFAULT);
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            page.page().addInitScript(NOTE);
            page.open("/?quality=7#token=eyJ.some-token_1&autoconnect=1").awaitConnected();
            assertEquals(List.of("binary oriel.token.eyJ.some-token_1"), protocols(page));
            String address = "http://127.0.0.1:" + server.port() + "/?quality=7#autoconnect=1";
            assertEquals(address, page.page().url());
            assertFalse(((String) page.page().evaluate("asked[0].url")).contains("token"));
            assertEquals(0, page.page().evaluate("localStorage.length + sessionStorage.length"));

            page.page().reload();
            page.awaitConnected();
            assertEquals(List.of(""), protocols(page), "it is kept in memory alone");
            assertEquals(address, page.page().url());

            page.open("/embed.html#token=abc").awaitConnected();
            assertEquals(List.of("binary oriel.token.abc"), protocols(page));
            assertEquals(
                    "http://127.0.0.1:" + server.port() + "/embed.html",
                    page.page().url());

            page.open("/vnc_client.html#token=abc&autoconnect=1").awaitConnected();
            assertEquals(List.of("binary oriel.token.abc"), protocols(page));
            assertEquals(
                    "http://127.0.0.1:" + server.port() + "/vnc_client.html#autoconnect=1",
                    page.page().url());
            page.expectNoComplaint();
        }
    }
}
