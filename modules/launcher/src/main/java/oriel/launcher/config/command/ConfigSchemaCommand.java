package oriel.launcher.config.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what a config.json may hold. */
@Command(
        name = "schema",
        description = "Print the JSON Schema of config.json, for editors and other programs.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel config schema > oriel.schema.json")
public final class ConfigSchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.println(JsonOutput.text(Schema.of(Keys.all())));
        out.flush();
        return ExitCode.OK.number();
    }
}
