package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.SetEncodings;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;
import oriel.server.screen.CursorState;
import oriel.server.screen.SharedFramebuffer;
import oriel.testkit.Parts;
import oriel.transport.Connection;

/** What happens on the screen reaches a viewer that waits for it, and what its first word shows of its line. */
@Timeout(30)
class SessionUpdatesTest {

    private static final Rect SCREEN = new Rect(0, 0, 64, 48);

    private final Lobby lobby = new Lobby();
    private final SharedFramebuffer picture = new SharedFramebuffer(64, 48);
    private int colour = 1;
    private Connection viewer;
    private WireReader in;

    @BeforeEach
    void open() {
        paint(SCREEN); // it was captured once
        lobby.encoders = Parts.encoders();
        lobby.registry();
        when(lobby.feed.picture()).thenReturn(picture);
        when(lobby.feed.cursor()).thenReturn(CursorState.HIDDEN);
    }

    @AfterEach
    void close() {
        lobby.close();
    }

    private void connect() throws Exception {
        viewer = lobby.viewer();
        in = new WireReader(viewer);
        in.skip(Lobby.SERVER_INIT_AT + 24 + "hall".length());
    }

    private void say(ClientMessage... messages) throws IOException {
        WireBuffer out = new WireBuffer(64);
        List.of(messages).forEach(each -> each.write(out));
        viewer.write(out.view());
    }

    private static ClientMessage request(boolean incremental) {
        return new FramebufferUpdateRequest(incremental, SCREEN);
    }

    private void paint(Rect area) {
        picture.begin();
        picture.pixels(area, IntBuffer.allocate((int) area.area()).put(0, colour++), 0, area.width());
        picture.end();
    }

    /** What one update holds: areas of pixels, and names. */
    private List<String> update() throws IOException {
        List<String> held = new ArrayList<>();
        assertEquals(0, in.u8(), "FramebufferUpdate");
        in.skip(1);
        for (int left = in.u16(); left > 0; left--) {
            Rect area = Rect.read(in);
            if (in.s32() == Encodings.DESKTOP_NAME) {
                held.add(new String(in.bytes(in.s32()), StandardCharsets.UTF_8));
            } else {
                in.skip((int) area.area() * 4);
                held.add(area.toString());
            }
        }
        return held;
    }

    @Test
    void aChangeOfTheScreenIsSentToWhoWaitsForIt() throws Exception {
        connect();
        say(request(false));
        assertEquals(List.of(SCREEN.toString()), update());
        say(request(true));
        verify(lobby.feed, timeout(20_000).atLeastOnce()).requestNewerThan(picture.version());
        Rect dot = new Rect(17, 18, 1, 1);
        paint(dot);
        lobby.registry().desktopChanged();
        assertEquals(List.of(dot.toString()), update());
    }

    @Test
    void anotherNameIsSentToWhoUnderstandsIt() throws Exception {
        connect();
        say(new SetEncodings(List.of(Encodings.RAW, Encodings.DESKTOP_NAME)), request(false));
        update();
        say(request(true));
        lobby.registry().name("attic");
        assertEquals(List.of("attic"), update());
    }

    @Test
    void theFirstWordShowsHowFarAwayItIs() throws Exception {
        AtomicLong now = new AtomicLong(7);
        lobby.clock = now::get;
        connect();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(40));
        say(request(false));
        update();
        say(request(true));
        viewer.close();
        assertEquals("closed, it left", lobby.next());
        SessionInfo gone = lobby.last();
        assertEquals(new SessionId(1), gone.id());
        assertEquals(Optional.of(Duration.ofMillis(40)), gone.line().roundTrip());
        assertEquals(1, gone.updates());
    }
}
