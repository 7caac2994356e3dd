package oriel.launcher.serve;

import java.io.PrintWriter;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.StartException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Serves a screen, and prints where. */
@Command(
        name = "serve",
        description = "Show the screen to VNC viewers and to browsers.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel serve --host 0.0.0.0 --password-file ~/.oriel-password",
            "  oriel serve --virtual 1280x800 -- xterm"
        })
public final class ServeCommand extends ServingCommand {

    private ServeCommand(Environment environment) {
        super(environment);
    }

    /** The command with all of its options. */
    public static CommandLine line(Environment environment) {
        return line(new ServeCommand(environment));
    }

    @Override
    protected void started(ServedScreen screen) throws StartException {
        PrintWriter out = out();
        screen.announce().forEach(out::println);
        out.flush();
    }
}
