package oriel.capture.x11;

import java.util.Optional;
import oriel.capture.x11.capture.DisplayPart;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * What the operator decides.
 *
 * @param display name of the display; empty if there is none
 * @param authority name of the Xauthority file; empty for the one of the environment
 * @param part what is shown of it
 * @param shm false if memory shall not be shared with the X server
 * @param primary false if a text that is given shall be on CLIPBOARD alone, not on the selection PRIMARY as well
 */
record X11Options(String display, String authority, DisplayPart part, boolean shm, boolean primary) {

    /** Reads all of the section. */
    static X11Options of(Options options) throws PluginException {
        String environment = Optional.ofNullable(System.getenv("DISPLAY")).orElse("");
        return new X11Options(
                options.text("display", environment),
                options.text("xauthority", ""),
                DisplayPart.of(options),
                options.flag("shm", true),
                options.flag("primary", true));
    }
}
