package oriel.launcher.tls;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes another certificate of Oriel's own. */
@Command(
        name = "make",
        description = "Make a new certificate of Oriel's own, signed by the same authority; a server that runs takes it"
                + " within an hour.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true)
public final class CertMakeCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Spec
    private CommandSpec spec;

    public CertMakeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Configuration configuration = options.load(environment);
        TlsFolder folder = TlsFolder.in(configuration.stateFolder());
        try {
            Certificate.own(folder).renew();
        } catch (UncheckedIOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "no certificate can be kept: " + e.getCause().getMessage(),
                    "state_folder with a folder of this user");
        }
        PrintWriter out = spec.commandLine().getOut();
        Certificate used = Certificate.of(configuration);
        if (!used.own()) {
            out.println("oriel: made " + folder.certificate() + ", which serve does not use:");
        }
        CertificateReport.lines(used).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }
}
