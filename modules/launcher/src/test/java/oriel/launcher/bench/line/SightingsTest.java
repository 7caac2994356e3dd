package oriel.launcher.bench.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.launcher.bench.line.LineResult.SeenFrame;
import oriel.rfb.Framebuffer;
import oriel.scenes.SceneKind;

/** What is counted of what is seen, at times that are given. */
class SightingsTest {

    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1000 * MILLI;

    private final Stage stage = new Stage(SceneKind.TYPING, SceneKind.TYPING.open(320, 200, 1), 30);

    private static Framebuffer showing(int frame, int keys) {
        Framebuffer picture = new Framebuffer(320, 200);
        Stamp.draw(picture, Stamp.FRAME, frame);
        Stamp.draw(picture, Stamp.KEYS, keys);
        return picture;
    }

    @Test
    void aFrameIsAsOldAsItsDrawing() {
        stage.key();
        stage.key();
        long drawn = stage.drawnNanos(2).getAsLong();
        Sightings sightings = new Sightings(stage, drawn - SECOND, drawn + SECOND);
        sightings.saw(showing(2, 0), drawn + 30 * MILLI);
        sightings.saw(showing(2, 0), drawn + 60 * MILLI);
        sightings.saw(showing(3, 0), drawn + 90 * MILLI);
        LineResult result = sightings.result(false);
        assertEquals(List.of(new SeenFrame(1.03, 30)), result.frames(), "once each, and none that was never drawn");
        assertEquals(0.5, result.framesPerSecond());
    }

    @Test
    void whatIsSeenBeforeOrAfterDoesNotCount() {
        stage.key();
        long drawn = stage.drawnNanos(1).getAsLong();
        Sightings sightings = new Sightings(stage, drawn + SECOND, drawn + 2 * SECOND);
        sightings.saw(showing(1, 0), drawn + SECOND - 1);
        sightings.saw(showing(1, 0), drawn + 2 * SECOND);
        sightings.received(7, drawn + SECOND - 1);
        sightings.received(7, drawn + 2 * SECOND);
        LineResult result = sightings.result(false);
        assertEquals(List.of(), result.frames());
        assertEquals(0, result.allBytes());
    }

    @Test
    void everyKeyIsTimedUpToThePictureThatShowsIt() {
        stage.key(); // somebody has typed before
        Sightings sightings = new Sightings(stage, 0, 10 * SECOND);
        sightings.pressed(SECOND);
        sightings.saw(showing(0, 1), SECOND + 10 * MILLI);
        sightings.pressed(SECOND + 20 * MILLI);
        sightings.pressed(SECOND + 30 * MILLI);
        sightings.saw(showing(0, 3), SECOND + 90 * MILLI);
        sightings.saw(showing(0, 0), SECOND + 91 * MILLI);
        sightings.saw(showing(0, 4), SECOND + 100 * MILLI);
        LineResult result = sightings.result(true);
        assertEquals(List.of(90.0, 70.0, 70.0), result.keyMillis());
        assertEquals(70, result.keys().percentile(50));
    }

    @Test
    void bytesAreCountedByTheQuarterOfASecond() {
        Sightings sightings = new Sightings(stage, 5 * SECOND, 6 * SECOND);
        sightings.received(1000, 5 * SECOND);
        sightings.received(2000, 5 * SECOND + 249 * MILLI);
        sightings.received(500, 5 * SECOND + 990 * MILLI);
        LineResult result = sightings.result(false);
        assertEquals(List.of(3000L, 0L, 0L, 500L), result.bytes());
        assertEquals(0.028, result.mbitsPerSecond(), 1e-9);
    }

    @Test
    void aPictureWithoutRoomForNumbersIsNotRead() {
        Sightings sightings = new Sightings(stage, 0, SECOND);
        sightings.saw(new Framebuffer(2, 1), 1);
        assertEquals(List.of(), sightings.result(false).frames());
    }
}
