package oriel.launcher.tls;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.config.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the certificate that serve would use. */
@Command(
        name = "show",
        description = "Show the certificate that serve uses; Oriel's own is made if it is not there.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class CertShowCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Spec
    private CommandSpec spec;

    public CertShowCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException {
        PrintWriter out = spec.commandLine().getOut();
        CertificateReport.lines(Certificate.of(options.load(environment))).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }
}
