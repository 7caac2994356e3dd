package oriel.it.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.it.Browser;
import oriel.it.ClientPage;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.security.Accounts;
import oriel.security.Right;
import oriel.security.SecretStorage;
import oriel.security.SecurityTools;
import oriel.security.SecurityType;
import oriel.server.options.UpdateOptions;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** The page logs in by RA2ne, which noVNC speaks, once somebody has said that the server's key is the right one. */
@Timeout(60)
class PageVerificationTest {

    @Test
    void asksWhetherTheKeyIsTheServers() throws Exception {
        Accounts accounts = Accounts.NOBODY.with(Parts.FULL, Right.FULL);
        SecurityType type =
                Parts.security("ra2ne", new SecurityTools(accounts, Optional.empty(), SecretStorage.FORGETFUL));
        try (Xvfb xvfb = Xvfb.start(320, 240);
                ScreenServer server = ScreenServer.start(
                        ScreenServer.display(xvfb),
                        Parts.encoders(),
                        List.of(type),
                        ClientPage.pages(),
                        UpdateOptions.DEFAULT);
                ClientPage page = new ClientPage(Browser.Look.LAPTOP, server.port())) {
            page.open("/").logIn("secret").browser().awaitState("verifying");
            assertEquals(type.fingerprint().orElseThrow(), page.text("#fingerprint"));
            page.expectAccessible();
            page.keep("verification");
            page.press("#verification-stop");
            page.browser().awaitState("disconnected");

            page.press("#connect");
            page.browser().awaitState("verifying");
            page.press("#verification-go");
            page.awaitConnected();
            Pictures.expect("the page", XwdPicture.of(xvfb), page::picture);
            page.press("#disconnect");

            page.page().fill("#password", "wrong");
            page.press("#connect");
            page.browser().awaitState("verifying");
            page.press("#verification-go");
            page.browser().awaitState("failed");
            assertTrue(page.text("#message").contains("the password is wrong"), page.text("#message"));
            page.expectNoComplaint();
        }
    }
}
