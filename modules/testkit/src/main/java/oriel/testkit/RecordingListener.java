package oriel.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import oriel.capture.ClipboardImage;
import oriel.capture.CursorImage;
import oriel.capture.LedState;
import oriel.capture.ScreenListener;

/** Remembers all that a screen tells. May be told and asked by any thread. */
public final class RecordingListener implements ScreenListener {

    /** A place the cursor was moved to. */
    public record Place(int x, int y) {}

    private final List<CursorImage> cursors = new CopyOnWriteArrayList<>();
    private final List<Place> places = new CopyOnWriteArrayList<>();
    private final List<LedState> locks = new CopyOnWriteArrayList<>();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<ClipboardImage> images = new CopyOnWriteArrayList<>();
    private final List<String> bells = new CopyOnWriteArrayList<>();
    private final List<String> imagesLeftOut = new CopyOnWriteArrayList<>();
    private final List<String> leftOut = new CopyOnWriteArrayList<>();

    /** A listener that was told nothing yet. */
    public RecordingListener() {}

    @Override
    public void cursorChanged(CursorImage image) {
        cursors.add(image);
    }

    @Override
    public void cursorMoved(int x, int y) {
        places.add(new Place(x, y));
    }

    @Override
    public void locksChanged(LedState now) {
        locks.add(now);
    }

    @Override
    public void clipboardChanged(String text) {
        texts.add(text);
    }

    @Override
    public void textLeftOut() {
        leftOut.add("text");
    }

    @Override
    public void imageCopied(ClipboardImage image) {
        images.add(image);
    }

    @Override
    public void imageLeftOut() {
        imagesLeftOut.add("image");
    }

    @Override
    public void bell() {
        bells.add("bell");
    }

    /** The shapes of the cursor, oldest first. */
    public List<CursorImage> cursors() {
        return List.copyOf(cursors);
    }

    /** The places of the cursor, oldest first. */
    public List<Place> places() {
        return List.copyOf(places);
    }

    /** The states of the keyboard's locks, oldest first. */
    public List<LedState> locks() {
        return List.copyOf(locks);
    }

    /** The texts of the clipboard, oldest first. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** The images of the clipboard, oldest first. */
    public List<ClipboardImage> images() {
        return List.copyOf(images);
    }

    /** How many texts were too long. */
    public int leftOut() {
        return leftOut.size();
    }

    /** How many images were too large. */
    public int imagesLeftOut() {
        return imagesLeftOut.size();
    }

    /** How often the bell rang. */
    public int bells() {
        return bells.size();
    }
}
