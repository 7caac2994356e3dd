package oriel.launcher.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import oriel.capture.CaptureProvider;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.JpegProvider;
import oriel.launcher.acme.AcmePlan;
import oriel.launcher.acme.AcmeRenewal;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.ExternalPrograms;
import oriel.launcher.cli.Failure;
import oriel.launcher.cli.FolderSecrets;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.plugins.KeptKeys;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.launcher.plugins.ToolPlan;
import oriel.launcher.plugins.UsableEncoders;
import oriel.launcher.serve.CapturePlan;
import oriel.launcher.serve.CaptureRemedy;
import oriel.launcher.serve.Ports;
import oriel.launcher.serve.ServerPlan;
import oriel.launcher.tls.CertificateReport;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.Provider;
import oriel.server.options.PictureMemory;
import oriel.transport.TransportSettings;

/** Looks at all that serve needs here, without serving: nothing is opened that somebody could notice. */
final class DoctorChecks {

    private static final int FIRST_PORT = 5900;
    private static final int LAST_PORT = 5910;
    private static final String EVERYWHERE = "0.0.0.0";

    private final Map<String, String> environment;
    private final List<Finding> findings = new ArrayList<>();
    private ExitCode code = ExitCode.OK;

    DoctorChecks(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What was found, in the order in which a start would meet it. */
    List<Finding> findings() {
        return findings;
    }

    /** How serve would end, if it could not start. */
    ExitCode code() {
        return code;
    }

    /** A configuration that cannot be used: the rest is not looked at, for it depends on it. */
    void refuse(ConfigException e) {
        java();
        problem("configuration", e);
        system();
    }

    void examine(Configuration configuration, PluginRegistry plugins) {
        java();
        Optional<ServerPlan> plan = configuration(configuration, plugins);
        captures(configuration, plugins);
        tools(configuration, plugins);
        authenticators(configuration, plugins);
        plugins.leftOut().forEach(left -> findings.add(Finding.missing("plugin " + left.from(), left.reason())));
        system();
        plan.ifPresent(settings -> port(settings.transport()));
        plan.ifPresent(this::certificate);
        keys(configuration, plugins);
        acme(configuration);
        portsInUse();
    }

    private void java() {
        findings.add(Finding.ok("java", Runtime.version() + ", " + System.getProperty("java.home")));
        findings.add(Finding.ok(
                "memory",
                "a heap of %s MB, enough for screens of %s megapixels"
                        .formatted(Runtime.getRuntime().maxMemory() >> 20, PictureMemory.maxPixels() / 1_000_000)));
    }

    private Optional<ServerPlan> configuration(Configuration configuration, PluginRegistry plugins) {
        try {
            ServerPlan plan = ServerPlan.of(configuration, plugins);
            Sections.check(configuration, plugins);
            findings.add(Finding.ok(
                    "configuration", configuration.file().map(Object::toString).orElse("built in")));
            configuration.warnings().forEach(warning -> findings.add(Finding.missing("configuration", warning)));
            plan.warnings().forEach(warning -> findings.add(Finding.missing("configuration", warning)));
            return Optional.of(plan);
        } catch (ConfigException | PluginException | StartException e) {
            problem("configuration", e);
            return Optional.empty();
        }
    }

    private void captures(Configuration configuration, PluginRegistry plugins) {
        Optional<CapturePlan> plan = Optional.empty();
        try {
            plan = Optional.of(CapturePlan.of(configuration, plugins.all(Kind.CAPTURE)));
        } catch (ConfigException | StartException e) {
            problem("screen", e);
        }
        Optional<String> best = plan.map(found -> found.candidates().get(0).name());
        for (Plugin<CaptureProvider> capture : plugins.all(Kind.CAPTURE)) {
            Options options = Sections.of(configuration, capture.name());
            findings.add(found("capture " + capture.name(), capture.unavailableReason(options)));
        }
        best.ifPresent(this::screen);
    }

    /** The demo is for machines without a screen: whoever has one wants to know why it is not shown. */
    private void screen(String best) {
        findings.add(
                best.equals(CapturePlan.DEMO)
                        ? Finding.missing("screen", "only the demo can be shown", CaptureRemedy.NO_DISPLAY)
                        : Finding.ok("screen", "shown through " + best));
    }

    private void tools(Configuration configuration, PluginRegistry plugins) {
        EncoderTools tools = EncoderTools.BASIC;
        try {
            tools = new ToolPlan(configuration, plugins).tools();
        } catch (StartException | PluginException e) {
            problem("encoders", e);
        }
        for (Plugin<DeflateProvider> deflate : plugins.all(Kind.DEFLATE)) {
            tool(deflate, deflate.unavailableReason(Sections.of(configuration, deflate.name())));
        }
        for (Plugin<JpegProvider> jpeg : plugins.all(Kind.JPEG)) {
            tool(jpeg, jpeg.unavailableReason(Sections.of(configuration, jpeg.name())));
        }
        UsableEncoders usable = new UsableEncoders(configuration, tools);
        List<String> works = new ArrayList<>();
        plugins.all(Kind.ENCODER)
                .forEach(encoder -> usable.unavailableReason(encoder)
                        .ifPresentOrElse(
                                e -> findings.add(
                                        Finding.missing("encoder " + encoder.name(), e.getMessage(), e.remedy())),
                                () -> works.add(encoder.name())));
        findings.add(Finding.ok("encoders", String.join(", ", works)));
    }

    /** Those that are named: most have no use for them. */
    private void authenticators(Configuration configuration, PluginRegistry plugins) {
        for (String name : configuration.value(Keys.AUTHENTICATORS)) {
            plugins.named(Kind.AUTHENTICATOR, name)
                    .ifPresent(found -> tool(found, found.unavailableReason(Sections.of(configuration, name))));
        }
    }

    private void tool(Plugin<? extends Provider> plugin, Optional<String> obstacle) {
        findings.add(found(plugin.kind().word() + " " + plugin.name(), obstacle));
    }

    private static Finding found(String subject, Optional<String> obstacle) {
        return obstacle.map(reason -> Finding.missing(subject, reason))
                .orElseGet(() -> Finding.ok(subject, "works here"));
    }

    /** What the machine has, besides Java. */
    private void system() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return;
        }
        for (SharedLibrary library : SharedLibrary.ALL) {
            String subject = "library " + library.file();
            findings.add(library.find(environment)
                    .map(file -> Finding.ok(subject, file.toString()))
                    .orElseGet(() -> Finding.missing(
                            subject,
                            "not found; it is for " + library.purpose(),
                            "apt install " + library.debianPackage())));
        }
        findings.add(ExternalPrograms.find("Xvfb", environment)
                .map(file -> Finding.ok("program Xvfb", file.toString()))
                .orElseGet(() ->
                        Finding.missing("program Xvfb", "not found; it is for serve --virtual", "apt install xvfb")));
    }

    private void port(TransportSettings transport) {
        String subject = "port " + transport.port();
        Optional<StartException> refusal = Ports.refusal(transport);
        if (refusal.isPresent()) {
            problem(subject, refusal.get());
            return;
        }
        findings.add(Finding.ok(subject, "free on " + transport.host()));
    }

    private void certificate(ServerPlan plan) {
        if (plan.tls().isEmpty()) {
            findings.add(Finding.missing("certificate", "tls is off: nothing is encrypted"));
            return;
        }
        try {
            findings.add(Finding.ok(
                    "certificate", CertificateReport.line(plan.tls().get().certificate())));
        } catch (ConfigException e) {
            problem("certificate", e);
        }
    }

    private void keys(Configuration configuration, PluginRegistry plugins) {
        try {
            KeptKeys.lines(plugins, new FolderSecrets(configuration.stateFolder()))
                    .forEach(key -> findings.add(Finding.ok("key", key)));
        } catch (IOException e) {
            findings.add(Finding.missing("key", e.getMessage()));
        }
    }

    private void acme(Configuration configuration) {
        Optional<AcmePlan> plan = AcmePlan.of(configuration);
        if (plan.isPresent()) {
            String subject = "acme " + plan.get().domain();
            findings.add(AcmeRenewal.lastFailure(plan.get())
                    .map(failure -> Finding.missing(subject, failure))
                    .orElseGet(
                            () -> Finding.ok(subject, "asked of " + plan.get().server())));
        }
    }

    private void portsInUse() {
        String used = IntStream.rangeClosed(FIRST_PORT, LAST_PORT)
                .filter(port -> !Ports.isFree(EVERYWHERE, port))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        String range = "ports " + FIRST_PORT + " to " + LAST_PORT;
        findings.add(Finding.ok(range, used.isEmpty() ? "none is in use" : "in use: " + used));
    }

    /** The first problem is the one that a start would tell. */
    private void problem(String subject, Exception e) {
        Failure failure = Failure.of(e);
        code = code == ExitCode.OK ? failure.code() : code;
        findings.add(Finding.problem(subject, failure));
    }
}
