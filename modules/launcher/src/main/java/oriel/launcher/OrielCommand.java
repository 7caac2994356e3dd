package oriel.launcher;

import java.util.LinkedHashMap;
import java.util.Map;
import oriel.launcher.cli.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program without a command: it only tells what commands there are. */
@Command(
        name = "oriel",
        description = "Shows a screen to VNC viewers and to browsers, through one port.",
        mixinStandardHelpOptions = true,
        versionProvider = OrielCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        footerHeading = "Example:%n",
        footer = "  oriel serve   show this screen, with a password for this run")
final class OrielCommand implements Runnable {

    /** Tells the version of this module and of the Java that runs it. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version =
                    Version.class.getModule().getDescriptor().rawVersion().orElse("(unknown version)");
            return new String[] {"oriel " + version + " (Java " + Runtime.version() + ")"};
        }
    }

    @Spec
    private CommandSpec spec;

    /** All exit codes, to be listed in help and manual. */
    static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put("%3s".formatted(code.number()), code.meaning());
        }
        return codes;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command is given");
    }
}
