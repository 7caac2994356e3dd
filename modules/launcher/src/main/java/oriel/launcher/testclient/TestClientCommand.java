package oriel.launcher.testclient;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.client.Decoders;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.plugins.ViewerPlugins;
import oriel.rfb.Encodings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Visits a server as a viewer without a window. */
@Command(
        name = "test-client",
        description = "Visit any VNC server, and report what it sends.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExample:%n",
        footer = "  oriel test-client localhost:5901 --type hello --screenshot after.png")
public final class TestClientCommand implements Callable<Integer> {

    private static final Pattern POINT = Pattern.compile("(\\d{1,5}),(\\d{1,5})");

    private final Environment environment;
    private Decoders decoders;

    @Mixin
    private final VisitOptions visited = new VisitOptions();

    @Option(
            names = "--encodings",
            paramLabel = "LIST",
            split = ",",
            description = "Encodings to accept, best first, by name or number"
                    + " (zrle,tight,tightpng,zlib,trle,hextile,corre,rre,jpeg,copyrect,raw).")
    private List<String> encodings = List.of();

    @Option(names = "--screenshot", paramLabel = "FILE", description = "Write the last picture to this PNG file.")
    private Path screenshot;

    @Option(names = "--click", paramLabel = "X,Y", description = "Click there with the left button.")
    private String click;

    @Option(names = "--type", paramLabel = "TEXT", description = "Type this text, after the click if there is one.")
    private String type;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Watch for so long after the first picture (0; 1 after a click or text).")
    private Double seconds;

    @Option(names = "--json", description = "Print JSON instead of lines.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    public TestClientCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws ConfigException, StartException, IOException {
        decoders = ViewerPlugins.decoders(environment);
        ServerAddress address = visited.address();
        TestReport report = visit(address, script());
        if (screenshot != null) {
            save(report);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(report.json());
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private TestScript script() throws ConfigException, StartException {
        return new TestScript(numbers(), decoders, visited.login(), Optional.ofNullable(type), point(), watch());
    }

    private List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>(new EncodingList(spec, decoders).numbers(encodings));
        numbers.addAll(List.of(
                Encodings.DESKTOP_SIZE, Encodings.EXTENDED_DESKTOP_SIZE, Encodings.DESKTOP_NAME, Encodings.LAST_RECT));
        return numbers.stream().distinct().toList();
    }

    private Optional<TestScript.Point> point() {
        if (click == null) {
            return Optional.empty();
        }
        Matcher form = POINT.matcher(click);
        if (!form.matches()) {
            throw wrong("--click X,Y", click);
        }
        return Optional.of(new TestScript.Point(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
    }

    private Duration watch() {
        double wanted = click != null || type != null ? 1 : 0;
        if (seconds != null) {
            wanted = seconds;
        }
        if (!(wanted >= 0 && wanted <= Integer.MAX_VALUE)) {
            throw wrong("--seconds S", String.valueOf(wanted));
        }
        return Duration.ofMillis(Math.round(wanted * 1000));
    }

    private ParameterException wrong(String what, String given) {
        return new ParameterException(spec.commandLine(), "wrong value for " + what + ": " + given);
    }

    private TestReport visit(ServerAddress address, TestScript script) throws StartException {
        try {
            return new TestRun(address, script).run();
        } catch (OutsideException e) {
            throw new StartException(ExitCode.USAGE, e.getMessage(), "a point inside of it");
        } catch (IOException e) {
            throw Unreachable.because(address, e);
        }
    }

    private void save(TestReport report) throws StartException {
        try {
            Screenshot.save(report.picture(), screenshot);
        } catch (AccessDeniedException e) {
            throw new StartException(
                    ExitCode.NO_PERMISSION, "the screenshot " + screenshot + " may not be written", "another file");
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "the screenshot cannot be written: " + e,
                    "a file in a folder that is there");
        }
    }
}
