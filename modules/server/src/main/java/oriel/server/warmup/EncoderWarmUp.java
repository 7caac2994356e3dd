package oriel.server.warmup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegQuality;
import oriel.encoding.ZlibStreams;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.server.content.Segment;
import oriel.server.content.SegmenterPool;
import oriel.server.encode.EncoderFailedException;
import oriel.server.encode.EncoderPool;
import oriel.server.encode.PooledEncoder;
import oriel.server.encode.RegisteredEncoder;
import oriel.server.flow.NanoClock;

/**
 * Encodes made-up pictures of every kind after the start, so that the machine code of the encoders is there when the first
 * viewer comes.
 */
final class EncoderWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(EncoderWarmUp.class);

    private static final long EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** Most viewers take these; of the others only the classes are loaded. */
    private static final List<Integer> FREQUENT = List.of(Encodings.TIGHT, Encodings.ZRLE);

    private static final PixelFormat BROWSER =
            PixelFormat.trueColour(32, 24, false, PixelFormat.channels(255, 0, 255, 8, 255, 16));

    private final EncoderPool pool;
    private final SegmenterPool segmenters;
    private final NanoClock clock;
    private final Framebuffer picture = SamplePicture.make();

    /** A warm-up of a server's encoders. */
    EncoderWarmUp(EncoderPool pool, SegmenterPool segmenters, NanoClock clock) {
        this.pool = pool;
        this.segmenters = segmenters;
        this.clock = clock;
    }

    /** Returns after a moment, or once it is not wanted any longer. */
    void run(BooleanSupplier wanted) {
        FREQUENT.stream()
                .takeWhile(encoding -> wanted.getAsBoolean())
                .flatMap(encoding -> pool.offer(encoding).stream())
                .forEach(offer -> encode(offer, clock.nanoTime() + EACH_NANOS, wanted));
        pool.offers().stream()
                .filter(offer -> offer.traits().isStateless() && !FREQUENT.contains(offer.encoding()))
                .takeWhile(offer -> wanted.getAsBoolean())
                .forEach(offer -> encode(offer, clock.nanoTime(), wanted));
    }

    /** Once at least, then again until the time is over. */
    private void encode(RegisteredEncoder offer, long untilNanos, BooleanSupplier wanted) {
        EncodeSettings lossless = EncodeSettings.lossless(PixelFormat.NATIVE);
        EncodeSettings lossy = new EncodeSettings(BROWSER, 2, Optional.of(JpegQuality.ofLevel(6)));
        try (ZlibStreams streams = new ZlibStreams(pool.tools().deflate())) {
            PooledEncoder encoder = pool.borrow(offer);
            WireBuffer out = new WireBuffer(1 << 16);
            do {
                encode(encoder, streams, lossless, out);
                encode(encoder, streams, lossy, out);
            } while (wanted.getAsBoolean() && clock.nanoTime() < untilNanos);
            pool.giveBack(encoder);
        } catch (EncoderFailedException e) {
            LOG.debug("nothing to warm up: the pool has told of it", e);
        }
    }

    private void encode(PooledEncoder encoder, ZlibStreams streams, EncodeSettings settings, WireBuffer out)
            throws EncoderFailedException {
        RegisteredEncoder offer = encoder.offer();
        Loss loss = offer.traits().loss();
        for (Segment part : segmenters.segment(picture, picture.bounds(), loss, settings)) {
            Rect cut = part.rect();
            EncodeSettings wanted = part.lossy() ? settings : settings.withoutLoss();
            if (loss == Loss.ALWAYS && wanted.allowedJpeg().isEmpty()) {
                continue;
            }
            int width = Math.min(cut.width(), offer.traits().maxWidth());
            int height = Math.min(
                    Math.min(cut.height(), offer.traits().maxHeight()),
                    Math.max(1, offer.traits().maxPixels() / width));
            Rect rect = new Rect(cut.x(), cut.y(), width, height);
            streams.write(encoder.encode(picture, rect, wanted), out.clear());
        }
    }
}
