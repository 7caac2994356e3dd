package oriel.launcher;

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
        synopsisSubcommandLabel = "COMMAND")
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

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command is given");
    }
}
