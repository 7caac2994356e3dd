package oriel.launcher.bench.line;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.rfb.Framebuffer;
import oriel.scenes.SceneKind;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The scene that servers show. */
final class SceneOptions {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final int MOST_FRAMES = 120;

    @Option(
            names = "--scene",
            paramLabel = "NAME",
            description = "desktop, typing, terminal, editor, web, window, photo or video (video).")
    private String scene = SceneKind.VIDEO.word();

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Size of the scene (1280x800; with --draw-on, the display's).")
    private String size;

    @Option(names = "--frame-rate", paramLabel = "N", description = "Frames drawn a second (30).")
    private int frameRate = 30;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    /**
     * A size in pixels.
     *
     * @param width of the scene
     * @param height of the scene
     */
    record Size(int width, int height) {}

    /** What is shown. */
    private SceneKind kind() {
        return SceneKind.named(scene)
                .orElseThrow(() -> wrong(
                        "--scene: there is no scene " + scene + ", known are " + String.join(", ", SceneKind.words())));
    }

    /** True if somebody types in it. */
    boolean isTyped() {
        return kind() == SceneKind.TYPING;
    }

    /** The stage of it, not yet playing. */
    Stage stage(Size usual, long seed) {
        Size wanted = size(usual);
        if (frameRate < 1 || frameRate > MOST_FRAMES) {
            throw wrong("wrong value for --frame-rate: " + frameRate);
        }
        SceneKind kind = kind();
        return new Stage(kind, kind.open(wanted.width(), wanted.height(), seed), frameRate);
    }

    /** In the words of the options, for a report. */
    String words(Stage stage) {
        return scene + " of " + stage.picture().width() + "x" + stage.picture().height()
                + (isTyped() ? "" : ", " + frameRate + " frames a second");
    }

    private Size size(Size usual) {
        if (size == null) {
            return usual;
        }
        Matcher form = SIZE.matcher(size);
        if (!form.matches()) {
            throw wrong("wrong value for --size WxH: " + size);
        }
        Size given = new Size(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        if (given.width() < SceneKind.MIN_WIDTH
                || given.height() < SceneKind.MIN_HEIGHT
                || Math.max(given.width(), given.height()) > Framebuffer.MAX_SIDE / 8) {
            throw wrong("--size must be from " + SceneKind.MIN_WIDTH + "x" + SceneKind.MIN_HEIGHT
                    + " to 8191x8191, not " + size);
        }
        return given;
    }

    private ParameterException wrong(String words) {
        return new ParameterException(mixee.commandLine(), words);
    }
}
