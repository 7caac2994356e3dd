package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.rfb.Rect;

/** Encoders are lent, and those that fail are withdrawn and closed. */
class EncoderPoolTest {

    private static final int ACME = 1000;
    private static final Framebuffer PICTURE = new Framebuffer(8, 8);
    private static final EncodeSettings SETTINGS = EncodeSettings.lossless(PixelFormat.NATIVE);

    private final NotedEncoders raw = NotedEncoders.withMemory(Encodings.RAW, Memory.NONE);
    private final NotedEncoders acme = NotedEncoders.withMemory(ACME, Memory.NONE);

    private static List<Integer> numbers(EncoderPool pool) {
        return pool.offers().stream().map(RegisteredEncoder::encoding).toList();
    }

    private static void encode(PooledEncoder encoder) throws EncoderFailedException {
        encoder.encode(PICTURE, PICTURE.bounds(), SETTINGS);
    }

    @Test
    void offersTheFirstOfANumberAndNoneWithANumberOfTheServersOwn() {
        NotedEncoders second = NotedEncoders.withMemory(ACME, Memory.NONE);
        NotedEncoders thief = NotedEncoders.withMemory(Encodings.COPY_RECT, Memory.NONE);
        EncoderPool pool = NotedEncoders.pool(raw, acme, second, thief);
        assertEquals(List.of(Encodings.RAW, ACME), numbers(pool));
        assertSame(acme, pool.offer(ACME).orElseThrow().provider().provider());
        assertEquals(List.of(), second.take());
        assertEquals(List.of(), thief.take());
    }

    @Test
    void doesNotOfferWhatCannotBeMade() {
        acme.refusing(new PluginException("it is broken", "mend it"));
        NotedEncoders other = NotedEncoders.withMemory(ACME + 1, Memory.NONE).refusing(new IllegalStateException());
        assertEquals(List.of(Encodings.RAW), numbers(NotedEncoders.pool(acme, other, raw)));
    }

    @Test
    void hasRaw() {
        assertEquals(Encodings.RAW, NotedEncoders.pool(acme, raw).raw().encoding());
        EncoderPool without = NotedEncoders.pool(acme);
        assertThrows(IllegalStateException.class, without::raw);
    }

    @Test
    void lendsWhatIsIdleAndMakesAnotherWhileNoneIs() throws EncoderFailedException {
        EncoderPool pool = NotedEncoders.pool(raw, acme);
        RegisteredEncoder offer = pool.offer(ACME).orElseThrow();
        PooledEncoder first = pool.borrow(offer);
        PooledEncoder second = pool.borrow(offer);
        assertNotSame(first, second);
        assertEquals(List.of("1 made", "2 made"), acme.take());
        pool.giveBack(first);
        assertSame(first, pool.borrow(offer));
        assertEquals(List.of(), acme.take());
    }

    @Test
    void closesWhatIsIdleAtTheEndAndWhatIsGivenBackLater() throws EncoderFailedException {
        EncoderPool pool = NotedEncoders.pool(raw, acme);
        PooledEncoder lent = pool.borrow(pool.offer(ACME).orElseThrow());
        acme.take();
        raw.take();
        pool.close();
        assertEquals(List.of("1 close"), raw.take());
        assertEquals(List.of(), acme.take());
        pool.giveBack(lent);
        pool.close();
        assertEquals(List.of("1 close"), acme.take());
        assertEquals(List.of(), raw.take());
    }

    @Test
    void anEncoderThatFailsIsClosedAndOfferedToNobody() throws EncoderFailedException {
        EncoderPool pool = NotedEncoders.pool(raw, acme);
        RegisteredEncoder offer = pool.offer(ACME).orElseThrow();
        PooledEncoder lent = pool.borrow(offer);
        acme.take();
        acme.fail();
        assertThrows(EncoderFailedException.class, () -> encode(lent));
        assertEquals(List.of("1 encode", "1 close"), acme.take());
        assertEquals(List.of(Encodings.RAW), numbers(pool));
    }

    @Test
    void anEncoderOfWhichThereCanBeNoSecondIsOfferedToNobody() throws EncoderFailedException {
        EncoderPool pool = NotedEncoders.pool(raw, acme);
        RegisteredEncoder offer = pool.offer(ACME).orElseThrow();
        pool.borrow(offer);
        acme.refusing(new PluginException("out of memory", "buy some"));
        assertThrows(EncoderFailedException.class, () -> pool.borrow(offer));
        assertEquals(List.of(Encodings.RAW), numbers(pool));
    }

    @Test
    void rawIsOfferedEvenIfItFails() throws EncoderFailedException {
        EncoderPool pool = NotedEncoders.pool(raw);
        PooledEncoder lent = pool.borrow(pool.raw());
        raw.fail();
        assertThrows(EncoderFailedException.class, () -> encode(lent));
        assertEquals(List.of(Encodings.RAW), numbers(pool));
    }

    @Test
    void anEncoderIsNotToBlameForFailingWhereItsViewerHasLeft() throws EncoderFailedException {
        EncoderPool pool = NotedEncoders.pool(raw, acme);
        PooledEncoder lent = pool.borrow(pool.offer(ACME).orElseThrow());
        acme.fail();
        Thread.currentThread().interrupt();
        assertThrows(EncoderFailedException.class, () -> encode(lent));
        assertTrue(Thread.interrupted());
        assertEquals(List.of(Encodings.RAW, ACME), numbers(pool));
    }

    @Test
    void moreBytesThanAnyEncodingNeedsAreAFailure() throws EncoderFailedException {
        Rect rect = new Rect(0, 0, 4, 4);
        int allowed = 16 * 16 + (1 << 20);
        encodeBytes(allowed, rect);
        assertThrows(EncoderFailedException.class, () -> encodeBytes(allowed + 1, rect));
    }

    private static void encodeBytes(int count, Rect rect) throws EncoderFailedException {
        PooledEncoder encoder = writing(out -> out.bytes().zeros(count));
        assertEquals(count, encoder.encode(PICTURE, rect, SETTINGS).bytes().size());
    }

    private static PooledEncoder writing(Consumer<EncodedRect> content) throws EncoderFailedException {
        EncoderPool pool =
                NotedEncoders.pool(NotedEncoders.withMemory(ACME, Memory.NONE).writing(content));
        return pool.borrow(pool.offer(ACME).orElseThrow());
    }

    private static EncodedRect zeros(EncodedRect out, int count) {
        out.bytes().u8(7).zeros(count);
        out.deflate(1, new EncodedRect.Stream(0, EncodedRect.Length.FOUR_BYTES, 6));
        return out;
    }

    @Test
    void whatIsLargeIsCompressedForAllAtOnceAndForOneInItsOwnStream() throws EncoderFailedException {
        int large = 16 << 10;
        PooledEncoder encoder = writing(out -> zeros(out, large));
        EncodedRect forAll = encoder.encodeForAll(PICTURE, PICTURE.bounds(), SETTINGS);
        assertEquals(0, forAll.waiting());
        assertTrue(forAll.bytes().size() < 200);
        EncodedRect forOne = encoder.encodeForOne(PICTURE, PICTURE.bounds(), SETTINGS);
        assertEquals(large, forOne.waiting());
        assertEquals(large + 1, forOne.bytes().size());
        EncodedRect small = writing(out -> zeros(out, large - 1)).encodeForAll(PICTURE, PICTURE.bounds(), SETTINGS);
        assertEquals(large - 1, small.waiting(), "it would lose too much");
    }

    @Test
    void saysWhatItIsOneOf() throws EncoderFailedException {
        NotedEncoders lossy = new NotedEncoders(ACME, new EncoderTraits(Loss.ALWAYS, Memory.NONE, 1, 1));
        EncoderPool pool = NotedEncoders.pool(lossy);
        RegisteredEncoder offer = pool.offer(ACME).orElseThrow();
        assertEquals("noted1000", offer.name());
        assertFalse(numbers(pool).isEmpty());
        assertSame(offer, pool.borrow(offer).offer());
    }
}
