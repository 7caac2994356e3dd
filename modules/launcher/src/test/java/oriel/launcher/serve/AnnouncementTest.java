package oriel.launcher.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.transport.TlsSettings.Cleartext;

/** The addresses that the operator is told to open. */
class AnnouncementTest {

    private static final String ONE_TIME = "k7mq2xhd";
    private static final String FRAGMENT = "#password=" + ONE_TIME + "&autoconnect=1";

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, localhost",
        "127.0.0.2, 127.0.0.2",
        "192.0.2.7, 192.0.2.7",
        "2001:db8::7, [2001:db8:0:0:0:0:0:7]"
    })
    void namesTheAddressListenedOn(String address, String host) throws UnknownHostException {
        assertEquals(
                List.of("open http://" + host + ":5900/ in a browser"),
                announcement(address, Optional.empty()).browserLines());
    }

    @Test
    void namesThisMachineAndItsAddressInTheNetworkIfAllAreListenedOn() throws UnknownHostException {
        assertEquals(
                List.of(
                        "open http://localhost:5900/ in a browser",
                        "open http://192.0.2.9:5900/ in a browser on another machine"),
                announcement("0.0.0.0", Optional.empty()).browserLines());
        Announcement withoutNetwork = new Announcement(
                List.of(endpoint("::")),
                List.of(),
                Optional.empty(),
                true,
                Encryption.NONE,
                Optional.empty(),
                Optional.empty());
        assertEquals(1, withoutNetwork.browserLines().size());
    }

    @Test
    void withAPasswordThatSomebodyChoseItSaysNothingElse() throws UnknownHostException {
        Announcement chosen = announcement("0.0.0.0", Optional.empty());
        assertEquals(4, chosen.lines("showing it").size());
        assertEquals(Optional.empty(), chosen.linkForOthers());
    }

    @Test
    void tellsAStrangerWhatToDoWithAOneTimePassword() throws UnknownHostException {
        assertEquals(
                List.of(
                        "listening on 127.0.0.1:5900",
                        "open http://localhost:5900/" + FRAGMENT + " in a browser",
                        "showing it",
                        "or connect a VNC viewer to localhost:5900, password " + ONE_TIME,
                        "only this machine can connect; to let others in with the password, add --host 0.0.0.0",
                        "stop with Ctrl-C; the next start makes another password",
                        "keep one and other settings: oriel config init FILE, then oriel serve --config FILE"),
                announcement("127.0.0.1", Optional.of(ONE_TIME)).lines("showing it"));
    }

    @Test
    void namesTheFileOfAPasswordThatMayNotBeShown() throws UnknownHostException {
        Announcement hidden = new Announcement(
                List.of(endpoint("127.0.0.1")),
                List.of(),
                Optional.empty(),
                true,
                Encryption.NONE,
                Optional.empty(),
                Optional.of(Path.of("/state/password-5900")));
        assertEquals(
                List.of(
                        "listening on 127.0.0.1:5900",
                        "open http://localhost:5900/ in a browser",
                        "showing it",
                        "or connect a VNC viewer to localhost:5900, password: see /state/password-5900",
                        "only this machine can connect; to let others in with the password, add --host 0.0.0.0",
                        "the next start makes another password",
                        "keep one and other settings: oriel config init FILE, then oriel serve --config FILE"),
                hidden.lines("showing it"));
        assertEquals(Optional.empty(), hidden.linkForOthers());
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 192.0.2.9", "192.0.2.7, 192.0.2.7"})
    void hasALinkForOtherMachinesThatNeedsNoTyping(String address, String host) throws UnknownHostException {
        Announcement announcement = announcement(address, Optional.of(ONE_TIME));
        assertEquals(Optional.of("http://" + host + ":5900/" + FRAGMENT), announcement.linkForOthers());
        List<String> lines = announcement.lines("showing it");
        assertTrue(
                lines.contains("or connect a VNC viewer to " + host + ":5900, password " + ONE_TIME), lines::toString);
        assertTrue(lines.stream().noneMatch(line -> line.contains("only this machine")), lines::toString);
    }

    @Test
    void hasNoLinkForOthersWhereTheyCannotComeInOrFindNoPage() throws UnknownHostException {
        assertEquals(
                Optional.empty(),
                announcement("127.0.0.1", Optional.of(ONE_TIME)).linkForOthers());
        Announcement noPages = new Announcement(
                List.of(endpoint("192.0.2.7")),
                List.of(),
                Optional.empty(),
                false,
                Encryption.NONE,
                Optional.of(ONE_TIME),
                Optional.empty());
        assertEquals(Optional.empty(), noPages.linkForOthers());
        assertTrue(noPages.lines("showing it").stream().noneMatch(line -> line.startsWith("open ")));
    }

    @Test
    void saysWhatABrowserIsGoingToSay() throws UnknownHostException {
        Encryption own = new Encryption(Cleartext.VIEWERS, Optional.of("AB:CD"));
        assertEquals(
                List.of(
                        "listening on 0.0.0.0:5900",
                        "a browser warns once that it does not know this server: go on if the certificate that it shows has"
                                + " the SHA-256 AB:CD",
                        "open http://localhost:5900/ in a browser",
                        "open https://192.0.2.9:5900/ in a browser on another machine",
                        "showing it"),
                announcement("0.0.0.0", own, Optional.empty()).lines("showing it"));
        assertEquals(
                Optional.of("https://192.0.2.9:5900/" + FRAGMENT),
                announcement("0.0.0.0", own, Optional.of(ONE_TIME)).linkForOthers());
    }

    @ParameterizedTest
    @CsvSource({
        "EVERYBODY, 192.0.2.7, http",
        "VIEWERS, 127.0.0.1, http",
        "VIEWERS, 192.0.2.7, https",
        "NOBODY, 127.0.0.1, https"
    })
    void warnsOfNothingWhereTheCertificateIsKnownOrNotAskedFor(Cleartext cleartext, String address, String scheme)
            throws UnknownHostException {
        Announcement known = announcement(address, new Encryption(cleartext, Optional.empty()), Optional.empty());
        assertTrue(known.browserLines().get(0).startsWith("open " + scheme + "://"), () -> "" + known.browserLines());
        assertEquals(3, known.lines("showing it").size());
    }

    private static Announcement announcement(String address, Optional<String> oneTimePassword)
            throws UnknownHostException {
        return announcement(address, Encryption.NONE, oneTimePassword);
    }

    private static Announcement announcement(String address, Encryption encryption, Optional<String> oneTimePassword)
            throws UnknownHostException {
        Optional<InetAddress> lan = Optional.of(InetAddress.getByName("192.0.2.9"));
        return new Announcement(
                List.of(endpoint(address)), List.of(), lan, true, encryption, oneTimePassword, Optional.empty());
    }

    private static InetSocketAddress endpoint(String address) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(address), 5900);
    }
}
