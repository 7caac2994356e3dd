package oriel.server.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.rfb.Encodings;
import oriel.server.content.SegmenterPool;
import oriel.server.encode.EncoderPool;
import oriel.server.flow.NanoClock;

/** Every stateless encoder is run, and it ends. */
class EncoderWarmUpTest {

    private final Set<Integer> seen = new ConcurrentSkipListSet<>();

    @Test
    @Timeout(30)
    void runsEveryStatelessEncoderWithinItsTraitsAndEnds() {
        List<Configured<EncoderProvider>> providers = Stream.of(Encodings.RAW, Encodings.TIGHT, Encodings.ZRLE, 99)
                .map(encoding -> Configured.<EncoderProvider>plain(new Seen(encoding)))
                .toList();
        try (EncoderPool pool = new EncoderPool(providers, EncoderTools.BASIC)) {
            new EncoderWarmUp(pool, new SegmenterPool(), NanoClock.SYSTEM).run(() -> true);
        }
        assertEquals(Set.of(Encodings.RAW, Encodings.TIGHT, Encodings.ZRLE), seen);
    }

    @Test
    void encodesNothingOnceSomebodyHasCome() {
        try (EncoderPool pool =
                new EncoderPool(List.of(Configured.plain(new Seen(Encodings.TIGHT))), EncoderTools.BASIC)) {
            new EncoderWarmUp(pool, new SegmenterPool(), NanoClock.SYSTEM).run(() -> false);
        }
        assertEquals(Set.of(), seen);
    }

    /** Notes that it was used; 99 is not stateless. */
    private final class Seen implements EncoderProvider {

        private final int encoding;

        Seen(int encoding) {
            this.encoding = encoding;
        }

        @Override
        public String name() {
            return "seen " + encoding;
        }

        @Override
        public int encoding() {
            return encoding;
        }

        @Override
        public EncoderTraits traits() {
            return new EncoderTraits(Loss.NEVER, encoding == 99 ? Memory.VIEWER : Memory.NONE, 100, 50, 3000);
        }

        @Override
        public RectEncoder create(Options options, EncoderTools tools) {
            return (source, rect, settings, out) -> {
                assertTrue(rect.width() <= 100 && rect.height() <= 50 && rect.width() * rect.height() <= 3000);
                seen.add(encoding);
            };
        }
    }
}
