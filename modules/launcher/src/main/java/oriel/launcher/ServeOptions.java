package oriel.launcher;

import java.util.List;
import java.util.Optional;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Options of {@code serve}; each overrides one key of the configuration. */
final class ServeOptions {

    /** What says which screen that is there is shown, or which part of it. */
    private static final List<String> OTHER_SCREENS =
            List.of("--display", "--xauthority", "--monitor", "--region", "--window");

    @Mixin
    private final SourceOptions sources = new SourceOptions();

    private Optional<ScreenSize> virtual = Optional.empty();
    private List<String> command = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    SourceOptions sources() {
        return sources;
    }

    /** The size of the virtual screen, if one is wanted. */
    Optional<ScreenSize> virtual() {
        return virtual;
    }

    /** What runs in it; empty if nothing does. */
    List<String> command() {
        return command;
    }

    /** Refuses what makes no sense together. */
    void check() {
        if (virtual.isEmpty() && !command.isEmpty()) {
            throw new CommandLine.ParameterException(
                    mixee.commandLine(), "the command " + command.get(0) + " needs --virtual WIDTHxHEIGHT to run in");
        }
        for (String other : OTHER_SCREENS) {
            if (virtual.isPresent() && mixee.commandLine().getParseResult().hasMatchedOption(other)) {
                throw new CommandLine.ParameterException(
                        mixee.commandLine(), "--virtual shows the whole of a new screen: leave " + other + " out");
            }
        }
    }

    @Option(
            names = "--virtual",
            paramLabel = "WIDTHxHEIGHT",
            description = "Make an X screen of this size for COMMAND.")
    void virtual(String given) {
        if (given == null) {
            return;
        }
        virtual = ScreenSize.parse(given);
        if (virtual.isEmpty()) {
            throw new CommandLine.ParameterException(
                    mixee.commandLine(), "--virtual must be a size such as 1280x800, not \"" + given + '"');
        }
    }

    @Parameters(arity = "0..*", paramLabel = "-- COMMAND", description = "Runs in --virtual; Oriel ends when it ends.")
    void command(List<String> given) {
        command = given == null ? List.of() : List.copyOf(given);
    }

    @Option(names = "--monitor", paramLabel = "NAME", description = "Show this monitor alone: its number or name.")
    void monitor(String given) {
        sources.override(DisplayKeys.MONITOR, given, "--monitor");
    }

    @Option(
            names = "--region",
            paramLabel = "WIDTHxHEIGHT+X+Y",
            description = "Show this part alone, such as 800x600+0+0.")
    void region(String given) {
        sources.override(DisplayKeys.REGION, given, "--region");
    }

    @Option(names = "--window", paramLabel = "ID", description = "Show this window alone: its id or title.")
    void window(String given) {
        sources.override(DisplayKeys.WINDOW, given, "--window");
    }

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on; 0.0.0.0 means all.")
    void host(String given) {
        sources.override(Keys.HOST, given, "--host");
    }

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (5900); 0: any free one.")
    void port(String given) {
        sources.override(Keys.PORT, given, "--port");
    }

    @Option(names = "--viewer-port", paramLabel = "PORT", description = "One more port, of viewers alone.")
    void viewerPort(String given) {
        sources.override(Keys.VIEWER_PORT, given, "--viewer-port");
    }

    @Option(names = "--browser-port", paramLabel = "PORT", description = "One more port, of browsers alone.")
    void browserPort(String given) {
        sources.override(Keys.BROWSER_PORT, given, "--browser-port");
    }

    @Option(names = "--capture", paramLabel = "NAME", description = "Plugin that takes the picture; auto: the best.")
    void capture(String given) {
        sources.override(Keys.CAPTURE, given, "--capture");
    }

    @Option(names = "--name", paramLabel = "TEXT", description = "Name of the desktop that viewers show.")
    void name(String given) {
        sources.override(Keys.NAME, given, "--name");
    }

    @Option(names = "--password-file", paramLabel = "FILE", description = "Passwords on two lines, or of oriel passwd.")
    void passwordFile(String given) {
        sources.override(Keys.PASSWORD_FILE, given, "--password-file");
    }

    @Option(names = "--no-auth", description = "Let everybody in without a password.")
    void noAuth(boolean given) {
        flag(Keys.AUTH, given, false, "--no-auth");
    }

    @Option(names = "--insecure", description = "Allow other machines without a password.")
    void insecure(boolean given) {
        flag(Keys.INSECURE, given, true, "--insecure");
    }

    @Option(names = "--view-only", description = "Let every viewer look only.")
    void viewOnly(boolean given) {
        flag(Keys.VIEW_ONLY, given, true, "--view-only");
    }

    @Option(
            names = "--websocket",
            negatable = true,
            arity = "0",
            description = "Serve browsers on the same port, or do not.")
    void webSocket(Boolean given) {
        if (given != null) {
            sources.override(Keys.ENABLE_WEBSOCKET, given.toString(), given ? "--websocket" : "--no-websocket");
        }
    }

    @Option(names = "--web-root", paramLabel = "DIR", description = "Serve the web pages of this folder.")
    void webRoot(String given) {
        sources.override(Keys.WEB_ROOT, given, "--web-root");
    }

    private void flag(Key<Boolean> key, boolean given, boolean value, String option) {
        if (given) {
            sources.override(key, Boolean.toString(value), option);
        }
    }
}
