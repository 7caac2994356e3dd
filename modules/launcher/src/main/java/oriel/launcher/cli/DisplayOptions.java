package oriel.launcher.cli;

import oriel.launcher.config.DisplayKeys;
import picocli.CommandLine.Option;

/** Options of every command that reads the configuration and has to do with the screen. */
public final class DisplayOptions extends SourceOptions {

    @Option(names = "--display", paramLabel = "DISPLAY", description = "The X11 display to show, such as :1.")
    void display(String given) {
        override(DisplayKeys.DISPLAY, given, "--display");
    }

    @Option(names = "--xauthority", paramLabel = "FILE", description = "The file with the X display's cookie.")
    void xauthority(String given) {
        override(DisplayKeys.XAUTHORITY, given, "--xauthority");
    }
}
