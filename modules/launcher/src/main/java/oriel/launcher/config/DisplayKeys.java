package oriel.launcher.config;

import java.util.List;
import java.util.Optional;
import oriel.launcher.config.TextTypes.FileName;
import oriel.launcher.config.TextTypes.Text;
import oriel.launcher.config.ValueType.Maybe;

/** Settings that say what is shown. They are offered to every capture plugin, and one that knows them not is not used. */
public final class DisplayKeys {

    static final KeySection SECTION = new KeySection("What is shown");

    public static final Key<Optional<String>> DISPLAY =
            text("display", "Display to show, such as `:1`; not set: the one of the environment.");
    public static final Key<Optional<String>> XAUTHORITY = SECTION.key(
            "xauthority",
            new Maybe<>(new FileName()),
            Optional.empty(),
            "File with the X display's cookie; not set: as every X program finds it.");
    public static final Key<Optional<String>> MONITOR = text(
            "monitor",
            "Monitor that alone is shown: its number or name, as `xrandr --listmonitors` tells; not set: all.");
    public static final Key<Optional<String>> REGION =
            text("region", "Region that alone is shown: `WIDTHxHEIGHT+X+Y` in pixels; not set: everything.");
    public static final Key<Optional<String>> WINDOW = text(
            "window",
            "Window that alone is shown, and followed: its id, such as `0x1e00007`, or title; not set: everything.");

    /** All of them, in the order of the documentation. */
    public static final List<Key<Optional<String>>> IN_ORDER = List.of(DISPLAY, XAUTHORITY, MONITOR, REGION, WINDOW);

    private DisplayKeys() {}

    private static Key<Optional<String>> text(String name, String meaning) {
        return SECTION.key(name, new Maybe<>(new Text()), Optional.empty(), meaning);
    }
}
