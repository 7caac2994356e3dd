package oriel.launcher.tls;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.FolderSecrets;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Quoted;
import oriel.launcher.plugins.KeptKeys;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the certificate that serve would use, and the keys that viewers know. */
@Command(
        name = "show",
        description = {
            "Show the certificate that serve uses; Oriel's own is made if it is not there.",
            "Of the key of RSA-AES it shows what viewers show, once one of them has come."
        },
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
        Configuration configuration = options.load(environment);
        PrintWriter out = spec.commandLine().getOut();
        CertificateReport.lines(Certificate.of(configuration)).forEach(out::println);
        keys(configuration).forEach(key -> out.println("key          " + key));
        out.flush();
        return ExitCode.OK.number();
    }

    private static List<String> keys(Configuration configuration) {
        PluginRegistry plugins = PluginRegistry.open(configuration.pluginFolder(), List.of(Kind.SECURITY_TYPE));
        try {
            return KeptKeys.lines(plugins, new FolderSecrets(configuration.stateFolder()));
        } catch (IOException e) {
            return List.of(Quoted.printable(e.getMessage()));
        }
    }
}
