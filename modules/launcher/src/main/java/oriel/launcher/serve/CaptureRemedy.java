package oriel.launcher.serve;

import java.util.List;
import java.util.Map;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.config.Key;

/** What to do about a screen that cannot be shown, in the words of the command line. */
public final class CaptureRemedy {

    /** For a machine on which no display was found. */
    public static final String NO_DISPLAY =
            "--display :0 as the user of that desktop, or serve --virtual 1280x800 -- xterm for a new one";

    private static final String NO_CAPTURE = "oriel doctor, which says what can be shown here and what is missing";

    /** How the obstacle begins that an option of the plugin's own section is. */
    private static final String WRONG_OPTION = "option plugins.";

    /** The narrowest wish first: it is the likeliest to be wrong. */
    private static final Map<Key<?>, String> WISHES = Map.of(
            DisplayKeys.WINDOW, "a window that xwininfo -root -tree lists, by its id or title",
            DisplayKeys.REGION, "a region inside the screen, such as 800x600+0+0",
            DisplayKeys.MONITOR, "a monitor that xrandr --listmonitors lists, by its number or name",
            DisplayKeys.XAUTHORITY, "the Xauthority file of that display's user",
            DisplayKeys.DISPLAY, "a display that is there (ls /tmp/.X11-unix), as its user or with --xauthority FILE");

    private static final List<Key<?>> NARROWEST_FIRST = List.of(
            DisplayKeys.WINDOW, DisplayKeys.REGION, DisplayKeys.MONITOR, DisplayKeys.XAUTHORITY, DisplayKeys.DISPLAY);

    private CaptureRemedy() {}

    /**
     * What to do where a capture cannot be used.
     *
     * @param shown what was asked for, by the names of the keys
     * @param ofDisplays true if a capture of displays was asked for
     * @param obstacles why captures cannot be used
     */
    static String of(Map<String, String> shown, boolean ofDisplays, String obstacles) {
        if (obstacles.contains(WRONG_OPTION)) {
            return "correct that option, or leave it out to get the default";
        }
        String without = shown.containsKey(DisplayKeys.DISPLAY.name()) ? "" : ", and --display :0 where none is set";
        for (Key<?> key : NARROWEST_FIRST) {
            if (shown.containsKey(key.name())) {
                return WISHES.get(key) + without;
            }
        }
        return ofDisplays ? NO_DISPLAY : NO_CAPTURE;
    }
}
