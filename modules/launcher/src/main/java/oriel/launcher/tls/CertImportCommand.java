package oriel.launcher.tls;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ConfigOption;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a certificate of the operator's into the state folder. */
@Command(
        name = "import",
        description =
                "Use a certificate of your own from now on: its files are copied to where only this user reads them.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel cert import fullchain.pem privkey.pem")
public final class CertImportCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final ConfigOption options = new ConfigOption();

    @Parameters(index = "0", paramLabel = "CERTIFICATE", description = "PEM file of the certificate and its chain.")
    private Path certificate;

    @Parameters(index = "1", paramLabel = "KEY", description = "PEM file of its key, without a passphrase.")
    private Path key;

    @Spec
    private CommandSpec spec;

    public CertImportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException {
        Configuration configuration = options.load(environment);
        TlsFolder folder = TlsFolder.in(configuration.stateFolder());
        ServerKey given = read();
        try {
            folder.create();
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "the folder " + folder.folder() + " cannot be made: " + e.getMessage(),
                    "state_folder with a folder of this user");
        }
        write(folder.importedKey(), PemFile.text(given.key()));
        write(folder.imported(), PemFile.text(given.chain()));
        PrintWriter out = spec.commandLine().getOut();
        Certificate used = Certificate.of(configuration);
        if (!used.file().equals(folder.imported())) {
            out.println("oriel: imported, but serve uses that of the configuration:");
        }
        CertificateReport.lines(used).forEach(out::println);
        out.flush();
        return ExitCode.OK.number();
    }

    private ServerKey read() throws StartException {
        try {
            return PemFile.read(certificate, key);
        } catch (NoSuchFileException e) {
            throw new StartException(
                    ExitCode.NO_INPUT, "the file " + e.getMessage() + " is not there", "a file that is there");
        } catch (IOException e) {
            throw new StartException(ExitCode.NO_INPUT, e.getMessage(), "PEM files of a certificate and its key");
        }
    }

    private static void write(Path file, String text) throws StartException {
        PrivateFile.replace(file, text.getBytes(StandardCharsets.US_ASCII));
    }
}
