package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import oriel.rfb.Encodings;
import oriel.server.event.SessionId;
import oriel.server.options.QualityPreference;
import oriel.server.viewer.ClientParams;

/** Whose compression follows the line. */
class ViewerLineTest {

    private static final int BYTES = 100_000;

    private long nanos;
    private final WriterInput input = new WriterInput(new SessionId(1), true, () -> nanos);
    private final ViewerLine line = new ViewerLine(input.fences(), input.agreements(), () -> nanos);

    private static ClientParams lists(Integer... encodings) {
        return ClientParams.INITIAL.withEncodings(List.of(encodings));
    }

    private int level(ClientParams wished) {
        return line.params(wished).settings().compressLevel();
    }

    /** Updates that take little work and keep the line busy for 400 ms each. */
    private void slowLine() {
        line.congestion().greeted(TimeUnit.MILLISECONDS.toNanos(120));
        for (int i = 0; i < 3; i++) {
            long began = nanos;
            line.starts();
            line.sent(new UpdateWriter.Written(List.of(), BYTES, BYTES, 0, began, 2_000_000));
            nanos += TimeUnit.MILLISECONDS.toNanos(520);
            line.congestion().requested(nanos);
        }
    }

    @Test
    void aViewerThatNamesNoLevelIsSentHarderCompressedBytesOnASlowLine() {
        ClientParams wished = lists(Encodings.ZRLE);
        assertSame(wished, line.params(wished));
        slowLine();
        assertEquals(OptionalInt.empty(), line.info().compression());
        assertEquals(7, level(wished));
        assertEquals(OptionalInt.of(7), line.info().compression());
    }

    @Test
    void aViewerThatNamesALevelKeepsIt() {
        slowLine();
        assertEquals(2, level(lists(Encodings.ZRLE, Encodings.COMPRESSION_LEVEL_0 + 2)));
        assertEquals(OptionalInt.empty(), line.info().compression());
    }

    @Test
    void ourPageKeepsItsLevelOnlyIfItsVisitorHasChosen() {
        ClientParams page = lists(Encodings.ZRLE, Encodings.COMPRESSION_LEVEL_0 + 2, Encodings.ORIEL_COMPANION);
        slowLine();
        assertEquals(7, level(page));
        input.prefer(QualityPreference.SHARP);
        line.note(input.take(true).orElseThrow());
        assertEquals(2, level(page));
    }
}
