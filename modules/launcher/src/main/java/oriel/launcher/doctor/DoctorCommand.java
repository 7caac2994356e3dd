package oriel.launcher.doctor;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import oriel.launcher.cli.DisplayOptions;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.log.Logging;
import oriel.launcher.plugins.PluginRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what works here and what does not. */
@Command(
        name = "doctor",
        description = {
            "Say what serve could show here, and what is missing.",
            "It tells how to get that, and which ports are in use. It ends as serve would that cannot start; 0 means that it can."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  oriel doctor", "  oriel doctor --display :1 --json", "  oriel doctor --bundle report.zip"})
public final class DoctorCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private final DisplayOptions options = new DisplayOptions();

    @Option(names = "--json", description = "Print JSON instead of lines.")
    private boolean json;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "Write a ZIP file of what a report of a fault needs, without secrets.")
    private Optional<Path> bundle = Optional.empty();

    @Spec
    private CommandSpec spec;

    public DoctorCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws StartException {
        DoctorChecks checks = new DoctorChecks(environment.variables());
        Optional<Configuration> read = Optional.empty();
        try {
            Configuration configuration = options.load(environment);
            read = Optional.of(configuration);
            Logging.start(configuration);
            checks.examine(configuration, PluginRegistry.open(configuration.pluginFolder()));
        } catch (ConfigException e) {
            checks.refuse(e);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> report = new LinkedHashMap<>();
            report.put("ready", checks.code() == ExitCode.OK);
            report.put("exit_code", checks.code().number());
            report.put(
                    "findings", checks.findings().stream().map(Finding::members).toList());
            out.println(JsonOutput.text(report));
        } else {
            checks.findings().forEach(finding -> tell(finding, out));
        }
        out.flush();
        if (bundle.isPresent()) {
            write(bundle.get(), checks, read);
        }
        return checks.code().number();
    }

    private void write(Path file, DoctorChecks checks, Optional<Configuration> read) throws StartException {
        StringWriter report = new StringWriter();
        PrintWriter lines = new PrintWriter(report);
        checks.findings().forEach(finding -> tell(finding, lines));
        Bundle packed = new Bundle(report.toString());
        read.ifPresent(configuration -> packed.add(configuration, PluginRegistry.open(configuration.pluginFolder())));
        packed.write(file);
        PrintWriter err = spec.commandLine().getErr();
        err.println("oriel: " + file + " is written; addresses and names of users and files are in it");
        err.flush();
    }

    private static void tell(Finding finding, PrintWriter out) {
        out.printf("%-8s %s: %s%n", finding.state().word(), finding.subject(), finding.text());
        finding.remedy().ifPresent(remedy -> out.printf("%-8s   try: %s%n", "", remedy));
    }
}
