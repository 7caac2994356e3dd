package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import oriel.encoding.EncoderTraits.Memory;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.viewer.ClientParams;

/** Encoders that remember: one for a viewer, or one for each of its rectangles. */
class KeptEncodersTest {

    private static final int FILM = 1000;
    private static final int OTHER_FILM = 1001;
    private static final int WHOLE = 1002;

    private static final Rect LEFT = new Rect(0, 0, 10, 10);
    private static final Rect RIGHT = new Rect(100, 0, 10, 10);

    private final NotedEncoders films = NotedEncoders.withMemory(FILM, Memory.RECTANGLE);
    private final NotedEncoders others = NotedEncoders.withMemory(OTHER_FILM, Memory.RECTANGLE);
    private final NotedEncoders whole = NotedEncoders.withMemory(WHOLE, Memory.VIEWER);
    private final EncoderPool pool =
            NotedEncoders.pool(NotedEncoders.withMemory(Encodings.RAW, Memory.NONE), films, others, whole);
    private final KeptEncoders kept = new KeptEncoders(pool);

    private PooledEncoder of(int encoding, Rect rect) throws EncoderFailedException {
        return kept.of(pool.offer(encoding).orElseThrow(), rect);
    }

    /** The first of each kind, which the pool has made in advance. */
    @BeforeEach
    void makeTheFirst() throws EncoderFailedException {
        of(FILM, LEFT);
        of(WHOLE, LEFT);
        films.take();
        whole.take();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aRectangleKeepsItsEncoderAndAnotherHasAnother() throws EncoderFailedException {
        PooledEncoder left = of(FILM, LEFT);
        assertEquals(FILM, left.offer().encoding());
        assertSame(left, of(FILM, LEFT));
        assertNotSame(left, of(FILM, RIGHT));
        assertNotSame(left, of(OTHER_FILM, LEFT));
        assertEquals(List.of("2 made"), films.take());
    }

    @Test
    void anEncoderThatRemembersTheViewerServesAllItsRectangles() throws EncoderFailedException {
        assertSame(of(WHOLE, LEFT), of(WHOLE, RIGHT));
        assertEquals(List.of(), whole.take());
    }

    @Test
    void theRectangleThatWasNotSentForLongestMakesRoom() throws EncoderFailedException {
        for (int i = 2; i <= KeptEncoders.MAX_RECTANGLES; i++) {
            of(FILM, new Rect(i, i, 5, 5));
            films.take();
        }
        of(FILM, LEFT);
        assertEquals(List.of(), films.take());
        of(FILM, RIGHT);
        assertEquals(List.of("2 close", "17 made"), films.take());
        of(FILM, LEFT);
        assertEquals(List.of(), films.take());
        of(FILM, new Rect(2, 2, 5, 5));
        assertEquals(List.of("3 close", "18 made"), films.take(), "what made room begins anew");
        assertEquals(List.of(), whole.take(), "older, but of the viewer");
    }

    @Test
    void whatHasFailedIsForgotten() throws EncoderFailedException {
        of(FILM, RIGHT);
        films.take();
        kept.forget(pool.offer(FILM).orElseThrow(), LEFT);
        of(FILM, RIGHT);
        assertEquals(List.of(), films.take());
        of(FILM, LEFT);
        assertEquals(List.of("3 made"), films.take());
    }

    @Test
    void whatAnAreaShowsIsToBeSentWithoutReferenceToWhatIsLost() throws EncoderFailedException {
        of(FILM, RIGHT);
        films.take();
        kept.requestKeyFrames(new Rect(9, 9, 50, 50));
        of(FILM, LEFT);
        assertEquals(List.of("1 key frame"), films.take());
        assertEquals(List.of(), whole.take());
    }

    @Test
    void anEncoderThatFailsToMakeAKeyFrameIsClosedAndForgotten() throws EncoderFailedException {
        RegisteredEncoder offer = pool.offer(FILM).orElseThrow();
        films.fail();
        kept.requestKeyFrames(LEFT);
        assertEquals(List.of("1 key frame", "1 close"), films.take());
        assertEquals(false, pool.offer(FILM).isPresent());
        kept.of(offer, LEFT);
        assertEquals(List.of("2 made"), films.take());
    }

    @Test
    void rectanglesInsideAnotherSizeBeginAnewAndTheOthersEnd() throws EncoderFailedException {
        of(FILM, RIGHT);
        films.take();
        kept.resize(new Rect(0, 0, 109, 10));
        assertEquals(List.of("1 reset", "2 close"), films.take());
        of(FILM, LEFT);
        assertEquals(List.of(), films.take());
        of(FILM, RIGHT);
        assertEquals(List.of("3 made"), films.take());
        of(WHOLE, LEFT);
        assertEquals(List.of(), whole.take());
    }

    @Test
    void anEncoderThatFailsToBeginAnewIsClosedAndForgotten() throws EncoderFailedException {
        RegisteredEncoder offer = pool.offer(FILM).orElseThrow();
        films.fail();
        kept.resize(LEFT);
        assertEquals(List.of("1 reset", "1 close"), films.take());
        kept.of(offer, LEFT);
        assertEquals(List.of("2 made"), films.take());
    }

    @Test
    void rectanglesEndInAnEncodingThatTheViewerDoesNotListAnyMore() throws EncoderFailedException {
        of(OTHER_FILM, LEFT);
        others.take();
        kept.retain(ClientParams.INITIAL.withEncodings(List.of(OTHER_FILM)));
        assertEquals(List.of("1 close"), films.take());
        of(OTHER_FILM, LEFT);
        assertEquals(List.of(), others.take());
        of(WHOLE, LEFT);
        assertEquals(List.of(), whole.take());
        of(FILM, LEFT);
        assertEquals(List.of("2 made"), films.take());
    }

    @Test
    void allEndWithTheViewer() throws EncoderFailedException {
        of(FILM, RIGHT);
        films.take();
        kept.close();
        assertEquals(List.of("1 close", "2 close"), films.take());
        assertEquals(List.of("1 close"), whole.take());
        kept.close();
        assertEquals(List.of(), films.take());
    }
}
