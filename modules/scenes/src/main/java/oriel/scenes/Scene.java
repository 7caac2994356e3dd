package oriel.scenes;

import java.util.List;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/**
 * A screen in motion: a picture, and what comes after it. The same kind, size and seed give the same frames, on every
 * machine. Used by one thread.
 */
public final class Scene {

    private final Framebuffer picture;
    private final Script script;
    private int frame;

    /** Draws frames. */
    @FunctionalInterface
    interface Script {

        /**
         * Draws the next frame over the one before.
         *
         * @param frame 0 for the first one after the picture that the scene begins with
         * @return areas, not empty and inside the picture, that hold every pixel that has changed
         */
        List<Rect> draw(Framebuffer picture, int frame);
    }

    Scene(Framebuffer picture, Script script) {
        this.picture = picture;
        this.script = script;
    }

    /** What the screen shows now: always the same object, which {@link #next} changes. */
    public Framebuffer picture() {
        return picture;
    }

    /** Draws the next frame. Returns areas, not empty and inside the picture, that hold every pixel that has changed. */
    public List<Rect> next() {
        return script.draw(picture, frame++);
    }
}
