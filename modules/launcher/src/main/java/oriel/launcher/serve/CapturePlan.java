package oriel.launcher.serve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.CaptureProvider;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.config.Key;
import oriel.launcher.config.Keys;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.Sections;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/**
 * Which captures to try, and why not the others.
 *
 * @param candidates at least one, best first
 * @param obstacles what keeps the others from working here, as {@code name: reason}
 */
public record CapturePlan(List<Plugin<CaptureProvider>> candidates, List<String> obstacles) {

    private static final Logger LOG = LoggerFactory.getLogger(CapturePlan.class);

    /** The capture that needs no display; taken last, and never where a display was asked for. */
    public static final String DEMO = "demo";

    private static final String AUTO = "auto";

    /**
     * Makes it from all captures that there are.
     *
     * @throws ConfigException if the one to be used cannot show what is to be shown
     * @throws StartException if none can be used here
     */
    public static CapturePlan of(Configuration configuration, List<Plugin<CaptureProvider>> all)
            throws ConfigException, StartException {
        String wanted = configuration.value(Keys.CAPTURE);
        Map<String, String> shown = Sections.shown(configuration);
        CapturePlan plan = wanted.equals(AUTO)
                ? automatic(configuration, all)
                : new CapturePlan(List.of(named(configuration, all)), List.of());
        if (!takes(plan.candidates().get(0), shown)) {
            throw notTaken(configuration, plan.candidates().get(0), shown);
        }
        return plan;
    }

    private static ConfigException notTaken(
            Configuration configuration, Plugin<CaptureProvider> capture, Map<String, String> shown) {
        Key<?> key = DisplayKeys.IN_ORDER.stream()
                .filter(each -> shown.containsKey(each.name()))
                .filter(each -> !takes(capture, Map.of(each.name(), shown.get(each.name()))))
                .findFirst()
                .orElse(DisplayKeys.DISPLAY);
        return new ConfigException(
                "the capture " + capture.name() + " knows no " + key.name() + ", but " + key.name() + " is given ("
                        + configuration.where(key) + ")",
                "leave one of them out");
    }

    private static Plugin<CaptureProvider> named(Configuration configuration, List<Plugin<CaptureProvider>> all)
            throws StartException {
        String wanted = configuration.value(Keys.CAPTURE);
        Plugin<CaptureProvider> plugin = named(wanted, all);
        Optional<String> obstacle = unavailableReason(configuration, plugin);
        if (obstacle.isPresent()) {
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    "the capture " + wanted + " cannot be used here: " + obstacle.get(),
                    CaptureRemedy.of(Sections.shown(configuration), isOfDisplays(plugin), obstacle.get()));
        }
        return plugin;
    }

    private static Plugin<CaptureProvider> named(String wanted, List<Plugin<CaptureProvider>> all)
            throws StartException {
        return all.stream()
                .filter(candidate -> candidate.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new StartException(
                        ExitCode.UNAVAILABLE, "there is no capture plugin " + wanted, "one of " + names(all)));
    }

    /** Refuses a name that no capture has. */
    static void checkName(Configuration configuration, List<Plugin<CaptureProvider>> all) throws StartException {
        String wanted = configuration.value(Keys.CAPTURE);
        if (!wanted.equals(AUTO)) {
            named(wanted, all);
        }
    }

    private static CapturePlan automatic(Configuration configuration, List<Plugin<CaptureProvider>> all)
            throws StartException {
        Map<String, String> shown = Sections.shown(configuration);
        List<Plugin<CaptureProvider>> usable = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        List<String> better = new ArrayList<>();
        for (Plugin<CaptureProvider> plugin : byPriority(all)) {
            boolean suits = takes(plugin, shown);
            Optional<String> obstacle =
                    suits ? unavailableReason(configuration, plugin) : Optional.of("it cannot choose what it shows");
            if (obstacle.isEmpty()) {
                usable.add(plugin);
            } else if (suits) {
                obstacles.add(plugin.name() + ": " + obstacle.get());
                if (usable.isEmpty()) {
                    better.add(plugin.name() + ": " + obstacle.get());
                }
            }
        }
        if (shown.isEmpty()) {
            all.stream().filter(plugin -> plugin.name().equals(DEMO)).forEach(usable::add);
        }
        if (usable.isEmpty()) {
            String which =
                    shown.isEmpty() ? "no capture plugin can be used here" : "the " + words(shown) + " cannot be shown";
            throw new StartException(
                    ExitCode.UNAVAILABLE,
                    obstacles.isEmpty() ? which : which + " (" + String.join("; ", obstacles) + ")",
                    CaptureRemedy.of(shown, false, String.join("; ", obstacles)));
        }
        if (!better.isEmpty() && !usable.get(0).name().equals(DEMO)) {
            LOG.info(
                    "the screen is shown through {}, since what is better cannot be used: {}",
                    usable.get(0).name(),
                    String.join("; ", better));
        }
        return new CapturePlan(List.copyOf(usable), List.copyOf(obstacles));
    }

    /** True if it wants to know which display it shows. */
    private static boolean isOfDisplays(Plugin<CaptureProvider> plugin) {
        return takes(plugin, Map.of(DisplayKeys.XAUTHORITY.name(), ""));
    }

    private static List<Plugin<CaptureProvider>> byPriority(List<Plugin<CaptureProvider>> all) {
        Comparator<Plugin<CaptureProvider>> order =
                Comparator.comparingInt(plugin -> -plugin.provider().priority());
        return all.stream()
                .filter(plugin ->
                        plugin.provider().priority() >= 0 && !plugin.name().equals(DEMO))
                .sorted(order.thenComparing(Plugin::name))
                .toList();
    }

    private static String words(Map<String, String> shown) {
        return shown.entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A provider that does not look at what is wanted when it is asked whether it can work would show something else. */
    private static boolean takes(Plugin<CaptureProvider> plugin, Map<String, String> shown) {
        if (shown.isEmpty()) {
            return true;
        }
        Options probe = new Options("display", Map.copyOf(shown));
        plugin.unavailableReason(probe);
        try {
            probe.rejectUnread();
            return true;
        } catch (PluginException e) {
            return false;
        }
    }

    private static Optional<String> unavailableReason(Configuration configuration, Plugin<CaptureProvider> plugin) {
        return plugin.unavailableReason(Sections.of(configuration, plugin.name()));
    }

    private static String names(List<Plugin<CaptureProvider>> all) {
        return all.stream().map(Plugin::name).sorted().collect(Collectors.joining(", "));
    }
}
