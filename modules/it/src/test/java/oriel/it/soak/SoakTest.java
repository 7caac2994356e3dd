package oriel.it.soak;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.Cable;
import oriel.testkit.Parts;
import oriel.testkit.PeerSocket;

/**
 * The unpacked product on an X display that changes all the time, with some viewers as they should be and many peers as they
 * should not. Nothing of those is left in the end, and the others have not been hurt. {@code -Psoak} makes it ten minutes
 * long, and asks for the delays that the product promises, for which the machine must have nothing else to do.
 */
@Timeout(value = 1500, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SoakTest {

    private static final int SECONDS = Integer.getInteger("oriel.soak.seconds", 18);
    private static final double MAX_P95_MILLIS = Double.parseDouble(System.getProperty("oriel.soak.p95", "2000"));
    private static final int ALONE_SECONDS = Math.max(5, SECONDS / 20);
    private static final double MEGABYTE = 1 << 20;

    /** What is kept for the next viewers, such as memory for copies of the screen, is no more than that. */
    private static final double MAX_LEFT = 64;

    private static final double MAX_MORE_IN_USE = 64;

    @TempDir
    private Path folder;

    private SoakedServer server;
    private final List<SoakViewer> steady = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = SoakedServer.start(folder);
        server.awaitPort();
    }

    @AfterEach
    void stop() {
        steady.forEach(SoakViewer::close);
        if (server != null) {
            server.close();
        }
    }

    @Test
    void nothingIsLeftOfBadPeersAndTheOthersAreNotHurt() throws Exception {
        warmUp();
        double live = live();
        List<String> threads = server.process().threads();
        List<String> files = server.process().files();
        server.paint();
        begin();
        fare("alone", ALONE_SECONDS);
        List<SoakViewer.Delays> delays = abuse();
        server.stopPainting();
        awaitPicture();
        steady.get(0).viewer().cutText("a short text in the place of those of the floods");
        steady.forEach(SoakViewer::close);
        server.awaitNothingMore(threads, files);
        takeAllPlaces();
        server.awaitNothingMore(threads, files);
        double after = live();
        System.out.printf("soak: %.1f MB in use before, %.1f MB after%n", live, after);
        assertTrue(after < live + MAX_LEFT, server.process().largest());
        server.end();
        assertAll(delays.stream().map(each -> () -> assertTrue(each.p95Millis() <= MAX_P95_MILLIS, each::toString)));
    }

    /** Megabytes in use. */
    private double live() throws IOException, InterruptedException {
        return server.process().liveBytes() / MEGABYTE;
    }

    /** Has made what is made once, when it is first needed. */
    private void warmUp() throws Exception {
        Abuse.Visit visit = new Abuse.Visit(server.port(), "127.0.6.1", new Random(1));
        server.paint();
        for (int i = 0; i < 10; i++) {
            BadViewers.comeAndGo(visit);
        }
        BadViewers.typeWithoutKeys(visit);
        BadPeers.readPagesSlowly(visit);
        BadPeers.flood(visit);
        server.stopPainting();
        try (Viewer viewer = visit.logIn()) {
            viewer.setEncodings(List.of(Encodings.ZRLE, Encodings.EXTENDED_DESKTOP_SIZE));
            BadViewers.size(viewer, 640, 480);
            BadViewers.size(viewer, SoakedServer.WIDTH, SoakedServer.HEIGHT);
        }
        server.awaitNothingHeld();
        SoakedServer.await(List.of(), () -> server.process().peers(server.port()));
    }

    private void begin() throws IOException {
        for (int encoding : new int[] {Encodings.ZRLE, Encodings.TIGHT}) {
            String name = Encodings.name(encoding);
            steady.add(begin(name, PeerSocket.bare("127.0.5.1", "127.0.0.1", server.port()), encoding));
            PeerSocket webSocket = PeerSocket.webSocket("127.0.5.2", "127.0.0.1", server.port());
            steady.add(begin(name + " in a WebSocket", webSocket, encoding));
        }
    }

    private static SoakViewer begin(String name, PeerSocket socket, int encoding) throws IOException {
        return new SoakViewer(
                name,
                socket,
                ViewerOptions.withPassword(Parts.FULL),
                encoding,
                Encodings.COPY_RECT,
                Encodings.CURSOR,
                Encodings.EXTENDED_DESKTOP_SIZE,
                Encodings.LAST_RECT);
    }

    /** Lets some time go by, and looks at how the viewers that are as they should be have fared. */
    private void fare(String when, int seconds) {
        steady.forEach(SoakViewer::measureAnew);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds));
        server.assertAlive();
        for (SoakViewer viewer : steady) {
            SoakViewer.Delays delays = viewer.delays();
            System.out.println("soak: " + when + ", " + seconds + " s: " + delays);
            assertEquals(Optional.empty(), viewer.end());
            assertTrue(delays.count() > 0, () -> delays.viewer() + " has seen no change");
        }
    }

    /** Lets bad peers in for some time; returns how the others have fared in the end. */
    private List<SoakViewer.Delays> abuse() throws Exception {
        Optional<Cable> cable = Cable.layIfAllowed();
        if (cable.isEmpty()) {
            System.out.println("left out: SoakTest: peers whose packets are lost: no right to a network of its own");
        }
        try (Abuse abuse = peers()) {
            cable.ifPresent(laid -> abuse.with(1, "vanish", visit -> BadViewers.vanish(laid, server)));
            abuse.begin();
            fare("abused, the first third", SECONDS / 3);
            double third = live();
            double resident = server.process().residentBytes() / MEGABYTE;
            fare("abused, the rest", SECONDS - SECONDS / 3);
            List<SoakViewer.Delays> delays =
                    steady.stream().map(SoakViewer::delays).toList();
            double end = live();
            System.out.printf(
                    "soak: after a third %.1f MB in use of %.1f MB resident, in the end %.1f of %.1f%n",
                    third, resident, end, server.process().residentBytes() / MEGABYTE);
            assertTrue(end < third + MAX_MORE_IN_USE, () -> end + " MB are in use, not " + third);
            assertEquals(Optional.empty(), abuse.end());
            System.out.println("soak: " + abuse.counts());
            abuse.counts().forEach((name, times) -> assertTrue(times > 0, name));
            return delays;
        } finally {
            cable.ifPresent(Cable::close);
        }
    }

    private Abuse peers() {
        return new Abuse(server.port(), 20011)
                .with(3, "come and go", BadViewers::comeAndGo)
                .with(2, "stall", BadViewers::stall)
                .with(1, "stop midway", BadViewers::stopMidway)
                .with(1, "resize", BadViewers::resize)
                .with(1, "type without keys", BadViewers::typeWithoutKeys)
                .with(1, "overstep", BadViewers::overstep)
                .with(1, "dawdle", BadViewers::dawdle)
                .with(2, "talk rubbish", BadPeers::talkRubbish)
                .with(1, "keep silent", BadPeers::keepSilent)
                .with(1, "read pages slowly", BadPeers::readPagesSlowly)
                .with(1, "guess", BadPeers::guess)
                .with(1, "flood", BadPeers::flood);
    }

    /** All who stayed show what the X server shows. */
    private void awaitPicture() throws Exception {
        Rect whole = new Rect(0, 0, SoakedServer.WIDTH, SoakedServer.HEIGHT);
        BadViewers.ask(steady.get(0).viewer(), whole.width(), whole.height());
        SoakedServer.await(whole, () -> server.picture().bounds());
        Framebuffer wanted = server.picture();
        assertAll(steady.stream().map(viewer -> () -> assertEquals(Optional.empty(), viewer.differenceFrom(wanted))));
    }

    /** As many as may be let in are let in, and see something. */
    private void takeAllPlaces() throws IOException {
        List<Viewer> viewers = new ArrayList<>();
        try {
            for (int i = 0; i < SoakedServer.PLACES; i++) {
                Abuse.Visit visit = new Abuse.Visit(server.port(), "127.0.4." + i, new Random(i));
                PeerSocket socket = PeerSocket.webSocket(visit.from(), "127.0.0.1", server.port());
                viewers.add(visit.logIn(socket, Parts.FULL));
            }
            for (Viewer viewer : viewers) {
                viewer.requestUpdate(new Rect(0, 0, 8, 8), false);
                viewer.readUpdate();
            }
        } finally {
            viewers.forEach(Viewer::close);
        }
    }
}
