package oriel.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.capture.CursorImage;
import oriel.client.Viewer;
import oriel.rfb.Rect;
import oriel.testkit.PaintedScreen;
import oriel.transport.Connection;

/**
 * Peers that send fences and EnableContinuousUpdates as fast as they can: what waits for them is bounded, and a viewer beside
 * them gets every pixel all the while.
 */
@Timeout(120)
class FenceFloodTest {

    /** Bytes that fit between a peer and the server in each direction; all else that waits, waits in the server. */
    private static final int ROOM = 4096;

    /** Answers that may wait, those that the writer has at hand, and the one that is too many. */
    private static final int WAITING = 2 * 64 + 1;

    private static final int TIMES = 20_000;
    private static final int WINDOW = 32;
    private static final String PAYLOAD = "0123456789abcdef".repeat(8);
    private static final String LAST_WORD = "0102030405060708090a0b0c0d0e0f10";
    private static final String DISABLE = "96 00 0000 0000 0001 0001";
    private static final List<String> AREAS = List.of(
            "96 01 0000 0000 ffff ffff",
            "96 01 0000 0000 0000 0000",
            "96 01 ffff ffff ffff ffff",
            "96 01 f000 f000 0001 0001",
            "96 01 013f 00c7 ffff ffff");

    private final PaintedScreen screen = new PaintedScreen(320, 200);
    private final List<RawPeer> peers = new ArrayList<>();
    private MemoryServer server;

    @BeforeEach
    void start() throws Exception {
        server = MemoryServer.open(screen);
        screen.listener().cursorChanged(CursorImage.HIDDEN);
    }

    @AfterEach
    void stop() {
        peers.forEach(RawPeer::close);
        server.close();
    }

    /**
     * A message that is sent again and again.
     *
     * @param answered bytes of an answer
     * @param each so many messages have one answer
     */
    private record Flood(String name, int answered, int each, IntFunction<String> message) {

        /** More of them cannot have been taken from a peer that reads nothing. */
        int most() {
            int length = message.apply(0).replace(" ", "").length() / 2;
            return (ROOM / answered + WAITING) * each + ROOM / length + 1;
        }
    }

    private RawPeer admitted() throws IOException {
        Connection connection = server.connect(ROOM);
        RawPeer peer = RawPeer.admitted(connection);
        connection.readLimit(Duration.ZERO);
        peers.add(peer);
        return peer.send("02 00 0003 00000000 fffffec8 fffffec7").expect("f8 000000 80000000 00 96");
    }

    private static String fence(int flags, String payload) {
        return "f8000000%08x%02x%s".formatted(flags, payload.length() / 2, payload);
    }

    /** Asks for an answer with any of the flags that are known, or with one that is not. */
    private static String request(int number, String payload) {
        return fence(0x80000000 | number % 16, payload);
    }

    private static String area(int number) {
        return AREAS.get(number % AREAS.size());
    }

    /** Has peers do what they do, and a viewer beside them follow the screen as long as they do it. */
    private void besideAViewer(List<Callable<Void>> deeds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        try (Viewer quiet = server.viewer()) {
            quiet.requestUpdate(false);
            quiet.readUpdate();
            Random random = new Random(5);
            List<Future<Void>> all = deeds.stream().map(threads::submit).toList();
            for (int round = 0; round < 50 || all.stream().anyMatch(deed -> !deed.isDone()); round++) {
                paint(random);
                quiet.requestUpdate(true);
                quiet.readUpdate();
                assertTrue(screen.picture().sameAs(quiet.picture()), "round " + round);
            }
            for (Future<Void> deed : all) {
                deed.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private void paint(Random random) {
        screen.paint(picture -> {
            Rect area = new Rect(random.nextInt(280), random.nextInt(170), 40, 30);
            for (int y = area.y(); y < area.bottom(); y++) {
                for (int x = area.x(); x < area.right(); x++) {
                    picture.pixels()[picture.offset(x, y)] = random.nextInt(0x1000000);
                }
            }
            return area;
        });
    }

    private void awaitViewers(int count) {
        while (server.stats().viewers() != count) {
            Thread.onSpinWait();
        }
    }

    private Callable<Void> unread(Flood flood) throws IOException {
        RawPeer peer = admitted();
        return () -> {
            int sent = 0;
            try {
                while (sent < TIMES) {
                    peer.send(flood.message().apply(sent));
                    sent++;
                }
            } catch (IOException e) {
                int taken = sent;
                assertTrue(taken <= flood.most(), () -> flood.name() + ": " + taken + " of at most " + flood.most());
                return null;
            }
            throw new AssertionError(flood.name() + " goes on without an end");
        };
    }

    @Test
    void whoReadsNoAnswersIsSentAwayWithFewWaiting() throws Exception {
        besideAViewer(List.of(
                unread(new Flood("fences", 9 + 64, 1, i -> request(i, PAYLOAD))),
                unread(new Flood("empty fences", 9, 1, i -> request(i, ""))),
                unread(new Flood("fences that are too long", 9 + 64, 1, i -> request(i, "5a".repeat(65 + i % 191)))),
                unread(new Flood("disabling", 1, 1, i -> DISABLE)),
                unread(new Flood("on and off", 1, 2, i -> i % 2 == 0 ? area(i / 2) : DISABLE)),
                unread(new Flood(
                        "all at once",
                        1,
                        3,
                        i -> List.of(area(i), DISABLE, request(i, PAYLOAD)).get(i % 3)))));
        awaitViewers(0);
    }

    /** In windows that may wait, as those do who wait for answers. */
    private Callable<Void> read(IntFunction<String> message, IntFunction<String> answer) throws IOException {
        RawPeer peer = admitted();
        return () -> {
            for (int from = 0; from < TIMES; from += WINDOW) {
                StringBuilder messages = new StringBuilder();
                StringBuilder answers = new StringBuilder();
                for (int i = from; i < from + WINDOW; i++) {
                    messages.append(message.apply(i));
                    answers.append(answer.apply(i));
                }
                peer.send(messages.toString()).expect(answers.toString());
            }
            return null;
        };
    }

    @Test
    void whoReadsTheAnswersGetsEachOfThem() throws Exception {
        besideAViewer(List.of(
                read(i -> request(i % 4, PAYLOAD), i -> fence(i % 4, PAYLOAD)),
                read(i -> request(i + 1, ""), i -> fence((i + 1) % 8, "")),
                read(i -> DISABLE, i -> "96"),
                read(i -> i % 2 == 0 ? "96 01 f000 f000 ffff ffff" : DISABLE, i -> i % 2 == 0 ? "" : "96")));
        awaitViewers(4);
    }

    /** What calls for no answer is taken, however much of it comes; then a fence is answered. */
    private Callable<Void> unanswered(IntFunction<String> message) throws IOException {
        RawPeer peer = admitted();
        return () -> {
            for (int i = 0; i < TIMES; i++) {
                peer.send(message.apply(i));
            }
            peer.send(request(0, LAST_WORD)).readTo(LAST_WORD);
            return null;
        };
    }

    @Test
    void whatCallsForNoAnswerLeavesNothingBehind() throws Exception {
        String replayed = fence(0, "00000001");
        besideAViewer(List.of(
                unanswered(FenceFloodTest::area),
                unanswered(i -> fence(i % 16, PAYLOAD)),
                unanswered(i -> i == 0 ? AREAS.get(0) : fence(0, "%08x".formatted(i))),
                unanswered(i -> i == 0 ? AREAS.get(0) : replayed)));
        awaitViewers(4);
    }
}
