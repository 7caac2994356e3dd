package oriel.server.warmup;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.encode.EncodedRectCache;
import oriel.server.event.SessionId;
import oriel.server.options.NetworkProfile;
import oriel.server.update.UpdateContext;
import oriel.server.update.UpdateCounters;
import oriel.server.update.UpdateLoop;
import oriel.server.update.WriterInput;
import oriel.server.viewer.ClientParams;
import oriel.transport.Connection;
import oriel.transport.Peer;

/**
 * Updates for nobody, some seconds after the start: the screen is read, compared, encoded and written as for a viewer, so that
 * the first one does not wait for classes and machine code. It rests four times as long as it works, which is longer where
 * others work too. It ends after a few hundred updates by itself, or once somebody has come: from then on it would only be in
 * the way.
 */
public final class Rehearsal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    /** Writes with the whole screen, then with what a typed letter changes. */
    private static final int LARGE_WRITES = 90;

    private static final int SMALL_WRITES = 240;

    private static final int LETTER = 16;

    /** Others start at the same time, and nobody comes so soon. */
    static final long FIRST_REST_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** How much longer than work the rest after it takes. */
    static final int REST_FOR_WORK = 4;

    private static final long MAX_REST_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** No session has this number. */
    private static final SessionId NOBODY = new SessionId(0);

    private static final List<List<Integer>> VIEWERS = List.of(
            List.of(Encodings.TIGHT, Encodings.ZRLE, Encodings.CURSOR, Encodings.QUALITY_LEVEL_0 + 6),
            List.of(Encodings.ZRLE, Encodings.COPY_RECT, Encodings.CURSOR),
            List.of(Encodings.TIGHT, Encodings.COPY_RECT, Encodings.CURSOR));

    private final UpdateContext context;
    private final Rect bounds;
    private final WriterInput input;
    private final BooleanSupplier alone;
    private final Rest rest;
    private final CountDownLatch over = new CountDownLatch(1);
    private long begunNanos;

    /** Lets others work. */
    interface Rest {

        /** Waits for so long, or until the rehearsal is over if that is known before. */
        void rest(CountDownLatch over, long nanos) throws InterruptedException;
    }

    /**
     * A rehearsal on a screen of this size.
     *
     * @param alone false once somebody has come; asked before each update
     */
    public Rehearsal(UpdateContext context, Rect bounds, BooleanSupplier alone) {
        this(context, bounds, alone, (over, nanos) -> {
            if (over.await(nanos, TimeUnit.NANOSECONDS)) {
                LOG.trace("the rehearsal ends");
            }
        });
    }

    /** The same with other rests. */
    Rehearsal(UpdateContext context, Rect bounds, BooleanSupplier alone, Rest rest) {
        this.alone = alone;
        this.rest = rest;
        this.context = new UpdateContext(
                context.feed(),
                context.encoders(),
                context.segmenters(),
                context.workers(),
                new EncodedRectCache(),
                context.options(),
                context.snapshots(),
                new UpdateCounters(),
                context.clock());
        this.bounds = bounds;
        this.input = new WriterInput(NOBODY, true, context.clock());
    }

    /** Starts a thread that does it and ends. */
    public void start() {
        Thread thread = new Thread(this::run, "oriel-rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    /** Does it all on this thread; returns early if it is interrupted. */
    void run() {
        try {
            rest.rest(over, FIRST_REST_NANOS);
            begunNanos = context.clock().nanoTime();
            if (!isWanted()) {
                return;
            }
            Nobody nobody = new Nobody();
            nobody.ask();
            new UpdateLoop(nobody, input, context, bounds, NetworkProfile.LOCALHOST).run();
            new PictureWarmUp().run(this::goesOn);
            new EncoderWarmUp(context.encoders(), context.segmenters(), context.clock()).run(this::goesOn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.debug("the rehearsal ended early", e);
        }
    }

    private boolean isWanted() {
        if (over.getCount() > 0 && !alone.getAsBoolean()) {
            over.countDown(); // For good: the server may be closed meanwhile.
        }
        return over.getCount() > 0;
    }

    /** Rests after some work; false if it is over. */
    private boolean goesOn() {
        if (over.getCount() == 0) {
            return false;
        }
        long worked = context.clock().nanoTime() - begunNanos;
        try {
            rest.rest(over, Math.min(MAX_REST_NANOS, worked * REST_FOR_WORK));
        } catch (InterruptedException e) {
            over.countDown();
            Thread.currentThread().interrupt();
        }
        begunNanos = context.clock().nanoTime();
        return isWanted();
    }

    /** Ends it, with the server. */
    @Override
    public void close() {
        over.countDown();
        input.close();
    }

    /** Asks for everything again whenever something was written. */
    private final class Nobody implements Connection {

        private int writes;

        void ask() {
            input.params(ClientParams.INITIAL.withEncodings(VIEWERS.get(writes / 4 % VIEWERS.size())));
            input.request(writes < LARGE_WRITES ? bounds : letter(), false);
        }

        private Rect letter() {
            int x = writes * LETTER % Math.max(1, bounds.width() - LETTER);
            int y = writes * LETTER % Math.max(1, bounds.height() - LETTER);
            return new Rect(x, y, LETTER, LETTER).intersection(bounds);
        }

        @Override
        public void write(ByteBuffer source) {
            if (++writes >= LARGE_WRITES + SMALL_WRITES || !goesOn()) {
                input.close();
            } else {
                ask();
            }
        }

        @Override
        public int read(ByteBuffer target) {
            return -1;
        }

        @Override
        public void readLimit(Duration limit) {}

        @Override
        public Peer peer() {
            return new Peer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), false, true);
        }

        @Override
        public void close() {}
    }
}
