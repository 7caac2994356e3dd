package oriel.launcher.tls;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All that is about the server's certificate. */
@Command(
        name = "cert",
        description = "Show, make and import the server's certificate.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel cert show",
            "  oriel cert import /etc/letsencrypt/live/screen.example.org/fullchain.pem privkey.pem"
        })
public final class CertCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command is given");
    }
}
