package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import oriel.capture.ScreenLayout;
import oriel.encoding.EncoderTools;
import oriel.rfb.Encodings;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.security.Right;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.server.flow.WorkPace;
import oriel.server.input.InputRouter;
import oriel.server.options.InputPolicy;
import oriel.server.options.ServerOptions;
import oriel.server.options.SessionOptions;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.ClipboardText;
import oriel.server.update.UpdateContext;
import oriel.server.update.WriterInput;
import oriel.transport.Connection;
import oriel.transport.Peer;

/** What messages cost, and how long a viewer that sends many of them is held up: nothing of them is lost. */
class MessageCostsTest {

    private static final int CUT_TEXT = 6;

    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ScreenFeed feed = mock(ScreenFeed.class);
    private final WriterInput input = new WriterInput(new SessionId(1), true, NanoClock.SYSTEM);
    private long nanos = -7;
    private long waited;

    /** The time passes only by waiting. */
    private void sleep(long pause) {
        waited += pause;
        nanos += pause;
    }

    /** A viewer that sends one message many times, and leaves. */
    private static final class Flood implements Connection {

        private final byte[] first;
        private final byte[] message;
        private long left;
        private int at;

        Flood(byte[] first, byte[] message, int times) {
            this.first = first;
            this.message = message;
            this.left = times;
            this.at = -first.length;
        }

        @Override
        public int read(ByteBuffer target) {
            if (left == 0) {
                return -1;
            }
            byte[] source = at < 0 ? first : message;
            int from = at < 0 ? at + first.length : at;
            int count = Math.min(target.remaining(), source.length - from);
            target.put(source, from, count);
            at += count;
            if (at == message.length) {
                at = 0;
                left--;
            }
            return count;
        }

        @Override
        public void write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void readLimit(Duration limit) {}

        @Override
        public Peer peer() {
            return new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1), false, false);
        }

        @Override
        public void close() {}
    }

    /** For how many seconds a viewer waits that sends one message many times, after another one. */
    private double seconds(Set<Right> rights, byte[] first, byte[] message, int times) throws Exception {
        run(rights, new Flood(first, message, times), new WorkPace(() -> nanos), this::sleep);
        return waited / SECOND;
    }

    /** The same of a message that takes long to read: some are read, and what the last of them cost is spent so often. */
    private double secondsByCost(Set<Right> rights, byte[] first, byte[] message, int times) throws Exception {
        List<Long> pauses = new ArrayList<>();
        WorkPace spent = new WorkPace(() -> nanos);
        spent.spend(TimeUnit.HOURS.toNanos(1));
        run(rights, new Flood(first, message, 4), spent, pause -> {
            pauses.add(pause);
            nanos += pause;
        });
        long last = pauses.get(pauses.size() - 1);
        assertEquals(pauses.get(pauses.size() - 2), last, "each costs the same");
        WorkPace pace = new WorkPace(() -> nanos);
        for (int i = 0; i < times; i++) {
            sleep(pace.waitNanos());
            pace.spend(last / 2);
        }
        return waited / SECOND;
    }

    private void run(Set<Right> rights, Flood flood, WorkPace pace, Handshake.Pause pause) throws Exception {
        when(feed.pictured()).thenReturn(ScreenLayout.single(1920, 1080));
        SessionContext context = new SessionContext(
                ServerOptions.named("test"),
                peer -> List.of(),
                UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM),
                new InputRouter(feed, InputPolicy.SHARED, NanoClock.SYSTEM));
        MessageTarget target = new MessageTarget(new SessionId(1), rights, input, context, text -> {});
        new MessageLoop(flood, target, SessionOptions.DEFAULT, pace, pause).run();
    }

    private double seconds(byte[] message, int times) throws Exception {
        return seconds(Set.of(Right.LOOK), new byte[0], message, times);
    }

    private static byte[] bytes(ClientMessage message) {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        return out.toBytes();
    }

    private static byte[] encodings(int count) {
        return bytes(new SetEncodings(IntStream.range(0, count)
                .mapToObj(i -> i == 0 ? Encodings.EXTENDED_CLIPBOARD : i)
                .toList()));
    }

    private static byte[] request(boolean incremental) {
        return bytes(new FramebufferUpdateRequest(incremental, new Rect(0, 0, 65_535, 65_535)));
    }

    /** A message of Extended Clipboard with any data at all. */
    private static byte[] clipboard(int flags, byte[] data) {
        return new WireBuffer(64)
                .u8(CUT_TEXT)
                .zeros(3)
                .s32(-4 - data.length)
                .s32(flags)
                .put(data)
                .toBytes();
    }

    /** So many bytes of zeros behind their number, as a stream of zlib. */
    private static byte[] bomb(int bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(9))) {
            deflater.write(ByteBuffer.allocate(4 + bytes).putInt(bytes).array());
        }
        return clipboard(0x10000001, out.toByteArray());
    }

    @Test
    void neverHoldsUpAHandThatIsQuick() throws Exception {
        byte[] move = bytes(new PointerEvent(0, 0, 0));
        assertEquals(0, seconds(move, 30_000));
        double waits = seconds(move, 300_000);
        assertTrue(waits > 20, waits + " s");
    }

    @Test
    void boundsWhatIsReadInVain() throws Exception {
        byte[] dropped = bytes(new ClientCutText("\0".repeat(1 << 20)));
        double waits = seconds(dropped, 3000);
        assertTrue(waits > 8, waits + " s");
    }

    @Test
    void takesSomeTextsOfTheLargestSizeAtOnceAndThreeASecondAfterwards() throws Exception {
        byte[] bomb = bomb(16 << 20);
        assertTrue(bomb.length < 17_000, "16 KB that become 16 MiB");
        assertEquals(0, secondsByCost(Right.FULL, encodings(1), bomb, 10));
        double more = secondsByCost(Right.FULL, encodings(1), bomb, 43);
        assertTrue(more > 9, more + " s");
    }

    @Test
    void countsWhatWasUnpackedInVainToo() throws Exception {
        double waits = secondsByCost(Right.FULL, encodings(1), bomb(32 << 20), 20);
        assertTrue(waits > 8, waits + " s");
    }

    @Test
    void unpacksNothingOfWhoMayNotGiveText() throws Exception {
        assertEquals(0, seconds(Set.of(Right.LOOK), encodings(1), bomb(1 << 20), 10_000));
        byte[] broken = clipboard(0x10000001, new byte[] {1, 2, 3});
        assertEquals(0, seconds(Set.of(Right.LOOK), encodings(1), broken, 1000));
    }

    @Test
    void givesALargeTextAFewTimesASecond() throws Exception {
        byte[] ask = clipboard(0x02000001, new byte[0]);
        assertEquals(0, seconds(Right.FULL, encodings(1), ask, 1000));
        input.pending().clipboard(orders -> orders.screenHas(new ClipboardText("x".repeat(15 << 20))));
        assertEquals(0, seconds(Right.FULL, encodings(1), ask, 10));
        double waits = seconds(Right.FULL, encodings(1), ask, 100);
        assertTrue(waits > 20, waits + " s");
    }

    @Test
    void sendsAWholePictureAgainAsOftenAsAFilmNeedsIt() throws Exception {
        assertEquals(0, seconds(request(true), 30_000));
        assertEquals(0, seconds(request(false), 90));
        double waits = seconds(request(false), 1000);
        assertTrue(waits > 35 && waits < 45, waits + " s");
    }

    @Test
    void boundsWhatFormatsEncodingsAndSizesMake() throws Exception {
        double formats = seconds(bytes(new SetPixelFormat(PixelFormat.NATIVE)), 1000);
        assertTrue(formats > 35, formats + " s for formats");
        waited = 0;
        double lists = secondsByCost(Set.of(Right.LOOK), new byte[0], encodings(65_535), 300);
        assertTrue(lists > 3, lists + " s for lists");
        waited = 0;
        byte[] size = bytes(new SetDesktopSize(800, 600, List.of()));
        double sizes = seconds(Right.FULL, new byte[0], size, 1000);
        assertTrue(sizes > 50, sizes + " s for sizes");
    }
}
