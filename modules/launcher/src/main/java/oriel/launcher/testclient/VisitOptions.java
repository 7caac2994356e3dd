package oriel.launcher.testclient;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import oriel.client.TlsTrust;
import oriel.client.ViewerLogin;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.PasswordPrompt;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.PasswordFile;
import oriel.transport.tls.PemFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which server a command visits as a viewer, who it says it is, and how it knows the server. */
public final class VisitOptions {

    private static final String FORM = "HOST[:PORT]";
    private static final String NAMED = "--password-file with the password in its first line";

    @Parameters(paramLabel = FORM, description = "The server; port 5900 if none is given.")
    private String server;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password in the first line, or a file of vncpasswd.")
    private Path passwordFile;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "Log in with this name, encrypted; asks for the password if no file has it. A code of a second"
                            + " factor goes right behind the password.")
    private String user;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description =
                    "Encrypt, and take the server for known whose certificate is in this PEM file, or signed by one"
                            + " of those.")
    private Path authority;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "Encrypt, and take the server for known whose certificate has this SHA-256.")
    private String fingerprint;

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
     * Who it says it is, and whom it takes for the server.
     *
     * @throws ConfigException if the file of the password cannot be read
     * @throws StartException if the file of the authority cannot be used, or nobody can be asked for a password
     */
    public ViewerLogin login() throws ConfigException, StartException {
        if (user != null) {
            return ViewerLogin.named(user, secret(), trust());
        }
        Optional<byte[]> password = passwordFile == null
                ? Optional.empty()
                : Optional.of(PasswordFile.read(passwordFile).first());
        boolean encrypted = authority != null || fingerprint != null;
        return new ViewerLogin(Optional.empty(), password, trust(), encrypted);
    }

    private String secret() throws ConfigException, StartException {
        if (passwordFile != null) {
            return PasswordFile.firstLine(passwordFile);
        }
        Console console = System.console();
        if (console == null) {
            throw new StartException(ExitCode.USAGE, "nobody can be asked for the password", NAMED);
        }
        return new PasswordPrompt(console, NAMED).ask("Password of " + user);
    }

    private TlsTrust trust() throws StartException {
        String host = address().host();
        if (fingerprint != null) {
            return fingerprint();
        }
        if (authority == null) {
            return TlsTrust.known(host);
        }
        try {
            return TlsTrust.of(host, PemFile.certificates(authority));
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.NO_INPUT,
                    "the authority's certificate cannot be read: " + e.getMessage(),
                    "the file that oriel cert show names on the server");
        }
    }

    private TlsTrust fingerprint() {
        try {
            return TlsTrust.fingerprint(fingerprint);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(mixee.commandLine(), "wrong value for --fingerprint: " + e.getMessage());
        }
    }
}
