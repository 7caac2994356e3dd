package oriel.scenes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** What a scene shows. */
public enum SceneKind {
    /** A desktop with windows, text and a photograph, sent whole again and again. */
    DESKTOP("a still desktop, sent whole"),
    /** Somebody types into an editor: a sign a frame. */
    TYPING("one sign a frame"),
    /** A terminal whose output scrolls by two lines a frame. */
    TERMINAL("output that scrolls by two lines"),
    /** An editor full of source code that scrolls by three lines a frame. */
    EDITOR("source code that scrolls by three lines"),
    /** A web page with text and photographs that scrolls by 40 pixels a frame. */
    WEB("a web page that scrolls by 40 pixels"),
    /** A window that is dragged over the desktop. */
    WINDOW("a window that is dragged"),
    /** A photograph after another, over most of the screen. */
    PHOTO("a photograph after another"),
    /** A film in two thirds of the screen. */
    VIDEO("a film on two thirds of the screen");

    /** The least width and height of a scene, in pixels. */
    public static final int MIN_WIDTH = 320;

    /** The least height. */
    public static final int MIN_HEIGHT = 200;

    private final String description;

    SceneKind(String description) {
        this.description = description;
    }

    /** What happens, in a few words. */
    public String description() {
        return description;
    }

    /** The name by which it is chosen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(SceneKind::word).toList();
    }

    /** The one of a name, in any case of letters. */
    public static Optional<SceneKind> named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /**
     * A new scene.
     *
     * @param width pixels, {@link #MIN_WIDTH} or more
     * @param height pixels, {@link #MIN_HEIGHT} or more
     * @param seed other seeds give other texts and photographs
     */
    public Scene open(int width, int height, long seed) {
        if (width < MIN_WIDTH || height < MIN_HEIGHT) {
            throw new IllegalArgumentException("a scene of " + width + "x" + height);
        }
        Framebuffer picture = Desktop.draw(width, height, seed);
        Random random = new Random(seed + ordinal());
        return switch (this) {
            case DESKTOP -> new Scene(picture, (same, frame) -> List.of(same.bounds()));
            case TYPING -> new Scene(picture, new Typing(picture, random));
            case TERMINAL -> scrolling(picture, Sheets.terminal(width * 3 / 4, height * 3, random), 32);
            case EDITOR -> scrolling(picture, Sheets.code(width * 3 / 4, height * 3, random), 48);
            case WEB -> scrolling(picture, Sheets.web(width * 7 / 8, height * 3, random), 40);
            case WINDOW -> new Scene(picture, new Dragging(picture, random));
            case PHOTO -> new Scene(picture, Film.slides(width, height, random));
            case VIDEO -> new Scene(picture, Film.video(width, height, random));
        };
    }

    private static Scene scrolling(Framebuffer picture, Framebuffer sheet, int step) {
        int height = picture.height() * 7 / 8;
        Rect frame = new Rect((picture.width() - sheet.width()) / 2, picture.height() / 16, sheet.width(), height);
        Rect inside = new Brush(picture).window(frame, "Scrolling", 0xffffff);
        return new Scene(picture, new Scrolling(sheet, inside, step));
    }
}
