package oriel.launcher.bench.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import oriel.capture.CaptureProvider;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.plugin.Options;
import oriel.rfb.Framebuffer;
import oriel.scenes.SceneKind;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.ScreenContract;

/** A stage on which somebody types, as a screen. */
class StageScreenTest implements ScreenContract {

    private final Stage stage = new Stage(SceneKind.TYPING, SceneKind.TYPING.open(320, 200, 1), 30);

    @Override
    public CaptureProvider provider() {
        return new StageProvider(stage);
    }

    @Override
    public Options options() {
        return Options.none("plugins.scene");
    }

    @Override
    public void change(Screen screen) {
        stage.key();
    }

    @Test
    void aKeyIsAFrameWhereSomebodyTypes() throws Exception {
        RecordingSink sink = new RecordingSink(ScreenLayout.single(320, 200));
        try (Screen screen = open()) {
            screen.input().orElseThrow().key('a', true);
            screen.input().orElseThrow().key('a', false);
            screen.input().orElseThrow().key('b', true);
            screen.capture(sink, Duration.ZERO);
        }
        assertEquals(2, Stamp.read(sink.picture(), Stamp.FRAME));
        assertEquals(2, Stamp.read(sink.picture(), Stamp.KEYS));
        assertTrue(stage.drawnNanos(2).getAsLong() >= stage.drawnNanos(1).getAsLong());
        assertTrue(stage.drawnNanos(3).isEmpty());
    }

    @Test
    void aFilmGoesOnByItselfAndCountsKeysBesides() throws Exception {
        RecordingSink sink = new RecordingSink(ScreenLayout.single(320, 200));
        try (Stage film = new Stage(SceneKind.VIDEO, SceneKind.VIDEO.open(320, 200, 1), 120);
                Screen screen = new StageProvider(film).open(options(), new RecordingListener())) {
            screen.input().orElseThrow().key('a', true);
            film.start();
            Framebuffer seen = sink.picture();
            while (Stamp.read(seen, Stamp.FRAME) < 5) {
                screen.capture(sink, LIMIT);
                seen = sink.picture();
            }
            assertEquals(1, Stamp.read(seen, Stamp.KEYS));
        }
    }
}
