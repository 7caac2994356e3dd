package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.rfb.message.Bell;
import oriel.scenes.Photo;
import oriel.server.content.Shown;
import oriel.server.encode.EncodingChooser;
import oriel.server.encode.EncodingOrder;
import oriel.server.encode.KeptEncoders;
import oriel.server.options.EncodingOptions;
import oriel.server.options.LanRules;
import oriel.server.options.NetworkProfile;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.PictureId;
import oriel.server.screen.ScreenFeed;
import oriel.server.viewer.ClientParams;
import oriel.testkit.Parts;
import oriel.transport.Connection;

/** What goes out is gathered and counted, and what it took teaches the quality on a local network. */
class ViewerOutputTest {

    private static final Rect AREA = new Rect(0, 0, 64, 64);

    private final List<Integer> sent = new ArrayList<>();
    private final Connection connection = mock(Connection.class);
    private final UpdateCounters all = new UpdateCounters();
    private final UpdateCounters counters = all.ofOne();
    private final ViewerOutput output = new ViewerOutput(connection, counters, () -> 0);
    private final AtomicLong nanos = new AtomicLong();
    private long step;
    private final UpdateContext context = UpdateContext.of(
            mock(ScreenFeed.class),
            Parts.encoders(),
            Parts.tools(),
            UpdateOptions.DEFAULT.withEncoding(EncodingOptions.DEFAULT.withLanRules(Optional.of(LanRules.DEFAULT))),
            () -> nanos.getAndAdd(step));
    private final EncodingChooser chooser = new EncodingChooser(
            context.encoders(),
            context.segmenters(),
            context.options().encoding(),
            NetworkProfile.LAN,
            EncodingOrder.OF_VIEWER);
    private final UpdateWriter writer =
            new UpdateWriter(context, chooser, new KeptEncoders(context.encoders()), output);

    @BeforeEach
    void listen() throws Exception {
        doAnswer(call -> sent.add(call.<ByteBuffer>getArgument(0).remaining()))
                .when(connection)
                .write(any());
    }

    @AfterEach
    void close() {
        writer.close();
        context.close();
    }

    @Test
    void whatIsSentIsCountedForOneAndForAll() throws Exception {
        output.send(new Bell());
        output.send(new byte[5]);
        output.send(new byte[0]);
        output.flush();
        assertEquals(List.of(1, 5), sent);
        assertEquals(6, output.bytes());
        assertEquals(6, counters.bytes());
        counters.update();
        all.ofOne().bytes(4);
        all.ofOne().update();
        assertEquals(List.of(6L, 1L), List.of(counters.bytes(), counters.updates()));
        assertEquals(List.of(10L, 2L), List.of(all.bytes(), all.updates()));
    }

    @Test
    void onlyMuchIsSentBeforeTheEnd() throws Exception {
        output.buffer().zeros((1 << 16) - 1);
        output.flushIfLarge();
        assertEquals(List.of(), sent);
        output.buffer().u8(1);
        output.flushIfLarge();
        assertEquals(List.of(1 << 16), sent);
        assertEquals(0, output.buffer().size());
    }

    @Test
    void tellsHowLongItTookToHandOver() throws Exception {
        AtomicLong clock = new AtomicLong();
        Connection slow = mock(Connection.class);
        doAnswer(call -> clock.addAndGet(call.<ByteBuffer>getArgument(0).remaining()))
                .when(slow)
                .write(any());
        ViewerOutput timed = new ViewerOutput(slow, counters, clock::get);
        timed.send(new byte[5]);
        timed.send(new Bell());
        assertEquals(6, timed.sendNanos());
    }

    private int quality() throws InterruptedException {
        Framebuffer photo = new Photo(3).draw(64, 64);
        ClientParams params =
                ClientParams.INITIAL.withEncodings(List.of(Encodings.TIGHT, Encodings.QUALITY_LEVEL_0 + 6));
        return chooser.pieces(params, AREA, new Shown(photo, AREA), false)
                .get(0)
                .settings()
                .jpeg()
                .orElseThrow()
                .quality();
    }

    private void write(ClientParams params) throws Exception {
        Snapshot snapshot = new Snapshot(new FramebufferPool(1 << 20), List.of(AREA));
        snapshot.copy(List.of(AREA), new Framebuffer(64, 64));
        Pixels pixels = new Pixels(
                List.of(AREA), Optional.empty(), false, new PictureId(1), Optional.of(snapshot), false, List.of());
        writer.write(new Update(params, AREA, List.of(), List.of(), pixels, Optional.empty(), Optional.empty()));
    }

    @Test
    void aSlowUpdateLowersTheQuality() throws Exception {
        int before = quality();
        step = 1_000_000_000;
        write(ClientParams.INITIAL);
        assertEquals(before - 5, quality());
    }

    @Test
    void anUpdateInTimeChangesNothingUnlessItIsSmallToo() throws Exception {
        int before = quality();
        step = 1_000_000_000 / context.options().rates().lan() / 2;
        write(ClientParams.INITIAL);
        assertEquals(before, quality(), "Raw is not small");
        write(ClientParams.INITIAL.withEncodings(List.of(Encodings.ZRLE)));
        assertEquals(before + 3, quality());
    }

    @Test
    void anUpdateWithoutPixelsTeachesNothing() throws Exception {
        int before = quality();
        step = 1_000_000_000;
        writer.write(Update.of(ClientParams.INITIAL, AREA, List.of()));
        assertEquals(before, quality());
    }

    @Test
    void aCopyIsGivenBackToThePool() {
        FramebufferPool pool = new FramebufferPool(1 << 20);
        Snapshot snapshot = new Snapshot(pool, List.of(AREA));
        assertEquals(0, pool.kept());
        snapshot.close();
        snapshot.close();
        assertEquals(1, pool.kept());
        assertTrue(snapshot.parts().isEmpty());
    }
}
