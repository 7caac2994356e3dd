package oriel.capture.x11.capture;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.rfb.Rect;

/**
 * Which part of a display is shown.
 *
 * @param kind what chooses it
 * @param name a monitor's number or name, or a window's id or title; empty for the others
 * @param region the region; empty for the others
 */
public record DisplayPart(Kind kind, String name, Rect region) {

    /** What a part can be. */
    public enum Kind {
        WHOLE,
        MONITOR,
        REGION,
        WINDOW
    }

    /** All of it. */
    static final DisplayPart WHOLE = new DisplayPart(Kind.WHOLE, "", Rect.EMPTY);

    private static final Pattern REGION = Pattern.compile("(\\d{1,5})x(\\d{1,5})\\+(\\d{1,5})\\+(\\d{1,5})");

    /** What the options {@code monitor}, {@code region} and {@code window} say: at most one of them. */
    public static DisplayPart of(Options options) throws PluginException {
        Optional<String> monitor = given(options, "monitor");
        Optional<String> region = given(options, "region");
        Optional<String> window = given(options, "window");
        if (List.of(monitor, region, window).stream()
                        .filter(Optional::isPresent)
                        .count()
                > 1) {
            throw new WrongOptionException(
                    "more than one of monitor, region and window is given", "give only one of them");
        }
        if (region.isPresent()) {
            return new DisplayPart(Kind.REGION, "", region(region.get()));
        }
        if (monitor.isPresent()) {
            return new DisplayPart(Kind.MONITOR, monitor.get(), Rect.EMPTY);
        }
        return window.map(name -> new DisplayPart(Kind.WINDOW, name, Rect.EMPTY))
                .orElse(WHOLE);
    }

    private static Optional<String> given(Options options, String key) throws PluginException {
        return options.text(key).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Rect region(String text) throws WrongOptionException {
        Matcher region = REGION.matcher(text.toLowerCase(Locale.ROOT));
        if (region.matches()) {
            int width = Integer.parseInt(region.group(1));
            int height = Integer.parseInt(region.group(2));
            if (width > 0 && height > 0) {
                return new Rect(Integer.parseInt(region.group(3)), Integer.parseInt(region.group(4)), width, height);
            }
        }
        throw new WrongOptionException(
                "the region is not WIDTHxHEIGHT+X+Y", "for instance 800x600+0+0, in pixels from the left upper corner");
    }

    /** For people: what is shown, after the name of the display. */
    public String description() {
        return switch (kind) {
            case WHOLE -> "";
            case MONITOR -> ", monitor " + name;
            case REGION -> ", region " + region.width() + "x" + region.height() + "+" + region.x() + "+" + region.y();
            case WINDOW -> ", window " + name;
        };
    }
}
