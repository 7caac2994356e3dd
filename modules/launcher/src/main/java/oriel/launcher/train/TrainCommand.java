package oriel.launcher.train;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has this Java prepare the product's classes, where it lies. */
@Command(
        name = "train",
        description = {
            "Prepare Oriel for this Java, so that it starts in less time.",
            "The build has done so for its own; do it again for another Java, or where the folder was moved."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel train")
public final class TrainCommand implements Callable<Integer> {

    /** Of no effect on what is prepared, or in its way. */
    private static final List<String> LEFT_OUT =
            List.of("-XX:SharedArchiveFile", "-XX:AOTCache", "-XX:TieredStopAtLevel", "-Xshare", "-Xlog", "-agentlib");

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    public TrainCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws StartException, IOException, InterruptedException {
        Path home = environment
                .home()
                .orElseThrow(() -> new StartException(
                        ExitCode.UNAVAILABLE, "it is not known where Oriel lies", "its start script, bin/oriel"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path work = Files.createTempDirectory("oriel-train-");
        try {
            PreparedClasses classes = new PreparedClasses(java, home, options(), work);
            classes.make();
            PrintWriter out = spec.commandLine().getOut();
            out.println("oriel: prepared for Java " + Runtime.version() + " in " + classes.file());
            out.flush();
        } finally {
            delete(work);
        }
        return ExitCode.OK.number();
    }

    /** As the start script has started this Java. */
    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> LEFT_OUT.stream().noneMatch(option::startsWith))
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
