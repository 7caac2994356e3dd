package oriel.launcher.passwd;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.PasswordPrompt;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.PasswordFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a file of passwords. */
@Command(
        name = "passwd",
        description = {
            "Write a password file as vncpasswd does.",
            "It asks for a password for full access and one for looking only in a terminal; else standard input has them on"
                    + " its first two lines."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel passwd ~/.oriel-password && oriel serve --password-file ~/.oriel-password",
            "  printf 'secret\\nlook\\n' | oriel passwd both"
        })
public final class PasswdCommand implements Callable<Integer> {

    /** More than any two passwords. */
    private static final int MAX_BYTES = 4096;

    private static final String AGAIN = "oriel passwd again; nothing was written";

    private final Environment environment;

    @Parameters(paramLabel = "FILE", description = "The file to write, or to replace; only you can read it.")
    private Path file;

    @Spec
    private CommandSpec spec;

    public PasswdCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, IOException {
        Console console = System.console();
        PasswordFile passwords =
                console == null ? PasswordFile.ofLines(environment.input().readNBytes(MAX_BYTES)) : ask(console);
        PrivateFile.replace(file, passwords.obscured());
        PrintWriter out = spec.commandLine().getOut();
        passwords.warnings().forEach(warning -> out.println("oriel: " + warning));
        String which = passwords.viewOnly().length > 0 ? "a full and a view-only password" : "a full password";
        out.println("oriel: wrote " + which + " to " + file);
        out.flush();
        return ExitCode.OK.number();
    }

    private static PasswordFile ask(Console console) throws ConfigException, StartException {
        PasswordPrompt prompt = new PasswordPrompt(console, AGAIN);
        String full = prompt.twice("Password");
        if (full.isEmpty()) {
            throw new StartException(ExitCode.USAGE, "no password is given", AGAIN);
        }
        String viewOnly = prompt.twice("View-only password (empty for none)");
        return PasswordFile.of(full, viewOnly);
    }
}
