package oriel.launcher.bench.line;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oriel.client.line.LineConditions;
import oriel.client.line.RateDrop;
import oriel.client.line.Unrest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The line that a benchmark simulates. */
final class LineOptions {

    private static final String NO_LIMIT = "none";
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(\\D+)");
    private static final Map<String, Double> RATES = Map.of("K", 1e3, "M", 1e6, "G", 1e9);
    private static final Map<String, Double> TIMES = Map.of("ms", 1e-3, "s", 1.0);
    private static final Map<String, Double> SIZES = Map.of("KB", 1024.0, "MB", 1048576.0);
    private static final Map<String, Double> PARTS = Map.of("%", 0.01);
    private static final double LONGEST_SECONDS = 3600;
    private static final double LARGEST_PART = 0.9;

    @Option(
            names = "--rate",
            paramLabel = "DOWN[/UP]",
            description =
                    "Bits a second towards the viewer (10M), and towards the server; both, if one is given. none: no limit.")
    private String rate = "10M";

    @Option(names = "--delay", paramLabel = "TIME", description = "Round trip (80ms); each way takes half of it.")
    private String delay = "80ms";

    @Option(
            names = "--queue",
            paramLabel = "SIZE",
            description =
                    "What may wait before the narrowest part of the line: what it carries in a time, or bytes such as 64KB (200ms).")
    private String queue = "200ms";

    @Option(names = "--jitter", paramLabel = "TIME", description = "Up to so much later, each packet by chance (0ms).")
    private String jitter = "0ms";

    @Option(
            names = "--stalls",
            paramLabel = "PART,TIME",
            description =
                    "Nothing arrives in this part of the time, for so long each time, as TCP shows lost packets: 2%%,40ms.")
    private String stalls;

    @Option(
            names = "--drop",
            paramLabel = "RATE,FROM,LENGTH",
            description = "Lower the rate towards the viewer for a while, after some seconds that count: 2M,3s,5s.")
    private String drop;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of what is chance, and of the scene (1).")
    private long seed = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    /** The line. */
    Line line() {
        String[] rates = rate.split("/", -1);
        if (rates.length > 2) {
            throw wrong("--rate DOWN[/UP]", rate);
        }
        LineConditions both = LineConditions.NONE
                .withDelay(time("--delay", delay).dividedBy(2))
                .withUnrest(unrest());
        LineConditions down = withRate(both, rates[0]);
        return new Line(dropping(down), withRate(both, rates[rates.length - 1]), seed);
    }

    /** The seed of all that is chance. */
    long seed() {
        return seed;
    }

    /** In the words of the options, for a report. */
    String words() {
        String words = rate + ", round trip " + delay + ", queue " + queue + ", jitter " + jitter;
        return words + (stalls == null ? "" : ", stalls " + stalls) + (drop == null ? "" : ", drop " + drop);
    }

    private LineConditions withRate(LineConditions conditions, String given) {
        LineConditions rated = conditions.withRate(given.equals(NO_LIMIT) ? 0 : bits("--rate DOWN[/UP]", given));
        return queue.endsWith("B")
                ? rated.withQueue(Math.round(value("--queue", queue, SIZES)))
                : rated.withQueue(time("--queue", queue));
    }

    private Unrest unrest() {
        Duration most = time("--jitter", jitter);
        if (stalls == null) {
            return new Unrest(most, 0, Duration.ZERO);
        }
        String[] parts = stalls.split(",", -1);
        if (parts.length != 2) {
            throw wrong("--stalls PART,TIME", stalls);
        }
        double part = value("--stalls PART,TIME", parts[0], PARTS);
        if (part > LARGEST_PART) {
            throw wrong("--stalls PART,TIME", stalls);
        }
        return new Unrest(most, part, time("--stalls PART,TIME", parts[1]));
    }

    private LineConditions dropping(LineConditions conditions) {
        if (drop == null) {
            return conditions;
        }
        String option = "--drop RATE,FROM,LENGTH";
        String[] parts = drop.split(",", -1);
        if (parts.length != 3 || conditions.bitsPerSecond() == 0) {
            throw wrong(option, drop);
        }
        return conditions.withDrop(
                new RateDrop(bits(option, parts[0]), time(option, parts[1]), time(option, parts[2])));
    }

    private long bits(String option, String given) {
        return Math.round(Math.max(1, value(option, given, RATES)));
    }

    private Duration time(String option, String given) {
        double seconds = value(option, given, TIMES);
        if (seconds > LONGEST_SECONDS) {
            throw wrong(option, given);
        }
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    private double value(String option, String given, Map<String, Double> units) {
        Matcher form = NUMBER.matcher(given);
        if (!form.matches() || !units.containsKey(form.group(2))) {
            throw wrong(option, given);
        }
        return Double.parseDouble(form.group(1)) * units.get(form.group(2));
    }

    private ParameterException wrong(String what, String given) {
        return new ParameterException(mixee.commandLine(), "wrong value for " + what + ": " + given);
    }
}
