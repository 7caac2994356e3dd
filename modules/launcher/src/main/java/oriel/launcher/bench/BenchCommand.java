package oriel.launcher.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks; without one of them it only tells what there is. */
@Command(
        name = "bench",
        description = "Measure the encoders, or VNC servers.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel bench encoders --seconds 0.5",
            "  oriel bench live localhost:5901",
            "  oriel bench line --rate 2M --delay 120ms"
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no benchmark is given");
    }
}
