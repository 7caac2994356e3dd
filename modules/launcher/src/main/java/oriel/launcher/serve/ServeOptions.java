package oriel.launcher.serve;

import java.util.List;
import java.util.Optional;
import oriel.launcher.cli.DisplayOptions;
import oriel.launcher.cli.KeyOption;
import oriel.launcher.cli.SourceOptions;
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
final class ServeOptions implements ServingOptions {

    /** What says which screen that is there is shown, or which part of it. */
    private static final List<String> OTHER_SCREENS =
            List.of("--display", "--xauthority", "--monitor", "--region", "--window");

    private static final List<KeyOption> WITH_VALUES = List.of(
            new KeyOption(DisplayKeys.MONITOR, "--monitor", "NAME", "Show this monitor alone: its number or name."),
            new KeyOption(
                    DisplayKeys.REGION, "--region", "WIDTHxHEIGHT+X+Y", "Show this part alone, such as 800x600+0+0."),
            new KeyOption(DisplayKeys.WINDOW, "--window", "ID", "Show this window alone: its id or title."),
            new KeyOption(Keys.HOST, "--host", "ADDRESS", "Address to listen on; 0.0.0.0 means all."),
            new KeyOption(
                    Keys.PORT, "--port", "PORT", "Port to listen on (" + Keys.PORT.byDefault() + "); 0: any free one."),
            new KeyOption(Keys.VIEWER_PORT, "--viewer-port", "PORT", "One more port, of viewers alone."),
            new KeyOption(Keys.BROWSER_PORT, "--browser-port", "PORT", "One more port, of browsers alone."),
            new KeyOption(Keys.CAPTURE, "--capture", "NAME", "Plugin that takes the picture; auto: the best."),
            new KeyOption(Keys.NAME, "--name", "TEXT", "Name of the desktop that viewers show."),
            new KeyOption(Keys.PASSWORD_FILE, "--password-file", "FILE", "Passwords on two lines, or of oriel passwd."),
            new KeyOption(Keys.WEB_ROOT, "--web-root", "DIR", "Serve the web pages of this folder."));

    @Mixin
    private final DisplayOptions sources = new DisplayOptions();

    private Optional<ScreenSize> virtual = Optional.empty();
    private List<String> command = List.of();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Override
    public void addTo(CommandSpec serve) {
        WITH_VALUES.forEach(
                option -> serve.addOption(option.spec(given -> sources.override(option.key(), given, option.name()))));
    }

    @Override
    public SourceOptions sources() {
        return sources;
    }

    @Override
    public Optional<ScreenSize> virtual() {
        return virtual;
    }

    @Override
    public List<String> command() {
        return command;
    }

    @Override
    public void check() {
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

    @Option(names = "--no-auth", description = "Let everybody in without a password.")
    void noAuth(boolean given) {
        flag(Keys.AUTH, given, false, "--no-auth");
    }

    @Option(names = "--insecure", description = "Allow other machines without a password, or without encryption.")
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

    private void flag(Key<Boolean> key, boolean given, boolean value, String option) {
        if (given) {
            sources.override(key, Boolean.toString(value), option);
        }
    }
}
