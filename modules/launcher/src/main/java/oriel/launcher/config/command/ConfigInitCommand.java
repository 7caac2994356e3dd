package oriel.launcher.config.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.RandomPassword;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Template;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a configuration to begin with. */
@Command(
        name = "init",
        description = "Write a config.json with a password of its own, which only you can read.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel config init oriel.json && oriel serve --config oriel.json")
public final class ConfigInitCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            defaultValue = "oriel.json",
            description = "The file to write (oriel.json); one that is there is left alone.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws StartException {
        String password = RandomPassword.make();
        PrivateFile.create(file, Template.with(password).getBytes(StandardCharsets.UTF_8));
        PrintWriter out = spec.commandLine().getOut();
        out.println("oriel: wrote " + file + " with the password " + password);
        out.println("oriel: use it with oriel serve --config " + file);
        out.flush();
        return ExitCode.OK.number();
    }
}
