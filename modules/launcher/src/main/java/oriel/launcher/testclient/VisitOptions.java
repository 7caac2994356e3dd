package oriel.launcher.testclient;

import java.nio.file.Path;
import java.util.Optional;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.PasswordFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which server a command visits as a viewer, and with which password. */
public final class VisitOptions {

    private static final String FORM = "HOST[:PORT]";

    @Parameters(paramLabel = FORM, description = "The server; port 5900 if none is given.")
    private String server;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password in the first line, or a file of vncpasswd.")
    private Path passwordFile;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    /** Options that picocli fills. */
    public VisitOptions() {}

    /** Where the server is. */
    public ServerAddress address() {
        return ServerAddress.parse(server)
                .orElseThrow(
                        () -> new ParameterException(mixee.commandLine(), "wrong value for " + FORM + ": " + server));
    }

    /**
     * The password, if one was named.
     *
     * @throws ConfigException if its file cannot be read
     */
    public Optional<byte[]> password() throws ConfigException {
        return passwordFile == null
                ? Optional.empty()
                : Optional.of(PasswordFile.read(passwordFile).first());
    }
}
