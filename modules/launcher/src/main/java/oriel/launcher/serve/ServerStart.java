package oriel.launcher.serve;

import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.CaptureProvider;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.launcher.acme.AcmeChallenges;
import oriel.launcher.acme.AcmePlan;
import oriel.launcher.acme.AcmeRenewal;
import oriel.launcher.ask.AskCommand;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.StartException;
import oriel.launcher.companion.OrderLog;
import oriel.launcher.companion.PageFacts;
import oriel.launcher.companion.Pages;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.DisplayKeys;
import oriel.launcher.config.Keys;
import oriel.launcher.config.RecordingKeys;
import oriel.launcher.log.Logging;
import oriel.launcher.metrics.Logins;
import oriel.launcher.metrics.MetricsPages;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.Plugin;
import oriel.launcher.plugins.PluginRegistry;
import oriel.launcher.plugins.Sections;
import oriel.launcher.plugins.ToolPlan;
import oriel.launcher.plugins.UsableEncoders;
import oriel.launcher.record.HeardCapture;
import oriel.launcher.record.ServerRecording;
import oriel.launcher.tls.TlsPlan;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.plugin.WrongOptionException;
import oriel.recording.PlayedCapture;
import oriel.server.OrielServer;
import oriel.server.ServerParts;
import oriel.server.event.ServerListener;
import oriel.transport.FolderPages;
import oriel.transport.HttpPages;
import oriel.transport.TlsSettings;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.Transport;

/** Makes a server out of a plan and plugins, and starts it. */
public final class ServerStart {

    private static final Logger LOG = LoggerFactory.getLogger(ServerStart.class);

    private final ServerPlan plan;
    private final Configuration configuration;
    private final PluginRegistry plugins;
    private final Optional<ScreenSize> size;
    private final AcmeChallenges challenges = new AcmeChallenges();
    private EncoderTools tools = EncoderTools.BASIC;
    private Encryption encryption = Encryption.NONE;
    private MetricsPages metrics = MetricsPages.none();

    /** @param size what the screen's size is changed to, if that is wanted */
    public ServerStart(ServerPlan plan, PluginRegistry plugins, Optional<ScreenSize> size) {
        this.size = size;
        this.plan = plan;
        this.configuration = plan.configuration();
        this.plugins = plugins;
    }

    /** Tries the captures in turn; the first whose screen opens is served. */
    RunningServer start() throws ConfigException, PluginException, StartException {
        Sections.check(configuration, plugins);
        tools = new ToolPlan(configuration, plugins).tools();
        List<Configured<EncoderProvider>> encoders = new UsableEncoders(configuration, tools).among(plugins);
        encryption = encryption();
        metrics = MetricsPages.of(configuration);
        CapturePlan captures = CapturePlan.of(configuration, plugins.all(Kind.CAPTURE));
        List<String> obstacles = new ArrayList<>(captures.obstacles());
        int last = captures.candidates().size() - 1;
        for (int i = 0; i <= last; i++) {
            Plugin<CaptureProvider> capture = captures.candidates().get(i);
            try {
                return start(capture, encoders, obstacles);
            } catch (WrongOptionException e) {
                throw e;
            } catch (PluginException e) {
                if (i == last) {
                    throw e;
                }
                obstacles.add(capture.name() + ": " + e.getMessage());
                LOG.warn("the capture {} failed, trying the next: {}", capture.name(), e.getMessage(), e);
            }
        }
        throw new IllegalStateException("a capture plan without a candidate");
    }

    /**
     * Finds what would keep it from starting on any machine like this one, and starts nothing. Whether there is a screen, and
     * whether the port is free, is not asked: that changes.
     */
    public void check() throws ConfigException, PluginException, StartException {
        Sections.check(configuration, plugins);
        CapturePlan.checkName(configuration, plugins.all(Kind.CAPTURE));
        tools = new ToolPlan(configuration, plugins).tools();
        new UsableEncoders(configuration, tools).among(plugins);
        metrics = MetricsPages.of(configuration);
        for (Transport transport : transports()) {
            transport.close();
        }
        Optional<StartException> elsewhere = Ports.elsewhere(plan.transport());
        if (elsewhere.isPresent()) {
            throw elsewhere.get();
        }
    }

    private RunningServer start(
            Plugin<CaptureProvider> capture, List<Configured<EncoderProvider>> encoders, List<String> obstacles)
            throws PluginException, StartException {
        HeardCapture heard = new HeardCapture(new CheckedCapture(capture.provider(), size));
        boolean hears = configuration.value(RecordingKeys.RECORD_INPUT)
                && configuration.path(RecordingKeys.RECORD_DIRECTORY).isPresent();
        CaptureProvider checked = hears ? heard : new CheckedCapture(capture.provider(), size);
        Configured<CaptureProvider> configured = new Configured<>(checked, section(capture.name()));
        ServerParts parts = new ServerParts(configured, encoders, tools, plan.access()::offer, transports());
        ServerListener audit = audit();
        Logins logins = new Logins(audit, plan.access()::way);
        ServerListener listener = capture.provider() instanceof PlayedCapture played
                ? new FirstViewer(logins, () -> played.player().play(true))
                : logins;
        ViewersWatch viewers = new ViewersWatch(listener);
        Pages pages = pages(audit, viewers);
        OrielServer server = listen(parts, pages);
        if (capture.name().equals(CapturePlan.DEMO)
                && configuration.value(Keys.CAPTURE).equals("auto")) {
            String reasons = obstacles.isEmpty() ? "" : " (" + String.join("; ", obstacles) + ")";
            LOG.warn("no display was found{}, so the demo screen is shown", reasons);
        }
        PeopleWatch watch =
                PeopleWatch.start(server, plan.access().currentRights(), configuration.value(Keys.VIEW_ONLY));
        pages.serve(server, watch::overrule);
        if (capture.provider() instanceof PlayedCapture played) {
            pages.play(played.player());
        }
        Optional<AcmeRenewal> renewal = AcmePlan.of(configuration).map(acme -> AcmeRenewal.start(acme, challenges));
        Optional<ServerRecording> recording = ServerRecording.start(configuration, server, pages::recording);
        recording.ifPresent(begun -> {
            viewers.does(begun::viewersChanged);
            heard.tell(begun::input);
        });
        RunningServer running =
                new RunningServer(plan, capture.name(), server, encryption, pages, watch, renewal, recording, metrics);
        metrics.serve(server, logins, ServerStatus.version(), new ServerStatus(running)::members);
        return running;
    }

    private Pages pages(ServerListener audit, ServerListener logins) {
        boolean proxied = !configuration.value(Keys.TRUSTED_PROXIES).isEmpty();
        ServerKeys keys = new ServerKeys(plan.access(), plan.tls(), proxied);
        PageFacts facts = new PageFacts(plan::usable, plan.access()::way, keys::of);
        OrderLog orders = audit instanceof AuditLog log ? log : OrderLog.NONE;
        return new Pages(listener(logins), orders, facts);
    }

    private ServerListener listener(ServerListener rest) {
        List<String> command = configuration.value(Keys.ASK_BEFORE_CONNECT);
        if (command.isEmpty()) {
            return rest;
        }
        Map<String, String> display = new HashMap<>();
        configuration.value(DisplayKeys.DISPLAY).ifPresent(name -> display.put("DISPLAY", name));
        configuration.path(DisplayKeys.XAUTHORITY).ifPresent(file -> display.put("XAUTHORITY", file.toString()));
        Duration patience = Duration.ofMillis(Math.round(1000 * configuration.value(Keys.ASK_TIMEOUT)));
        List<String> words = command.equals(Keys.OWN_DIALOG) ? AskCommand.words(patience) : command;
        return new Asking(words, display, patience.toMillis(), rest);
    }

    private ServerListener audit() {
        if (configuration.value(Keys.AUDIT_LOG).isEmpty()) {
            return ServerListener.NONE;
        }
        Logger audit = LoggerFactory.getLogger(Logging.AUDIT);
        return new AuditLog(plan.access()::way, audit::info, Clock.systemUTC());
    }

    private OrielServer listen(ServerParts parts, Pages pages) throws PluginException, StartException {
        try {
            return OrielServer.start(plan.serverOptions(), parts, pages, pages);
        } catch (BindException e) {
            throw Ports.refused(plan.transport(), e);
        } catch (IOException e) {
            throw Ports.notHeard(plan.transport(), e);
        }
    }

    /** Where only this machine comes in, a certificate is made when it is wanted first. */
    private Encryption encryption() throws ConfigException {
        if (plan.tls().isEmpty()) {
            return Encryption.NONE;
        }
        TlsPlan tls = plan.tls().get();
        Cleartext cleartext = plan.transport().tls().map(TlsSettings::cleartext).orElse(Cleartext.EVERYBODY);
        if (cleartext == Cleartext.EVERYBODY) {
            return new Encryption(cleartext, Optional.empty());
        }
        String fingerprint = tls.certificate().now().fingerprint();
        LOG.info("the certificate {} has the SHA-256 {}", tls.certificate().file(), fingerprint);
        return new Encryption(
                cleartext,
                Optional.of(fingerprint).filter(found -> tls.certificate().own()));
    }

    private List<Transport> transports() throws PluginException, StartException {
        HttpPages pages =
                metrics.over(AcmePlan.of(configuration).isPresent() ? withChallenges(webPages()) : webPages());
        List<Transport> transports = new ArrayList<>();
        for (String name : configuration.value(Keys.TRANSPORTS)) {
            Options options = section(name);
            transports.add(plugins.require(Kind.TRANSPORT, name).create(plan.transport(), options, pages));
            options.rejectUnread();
        }
        return transports;
    }

    private HttpPages withChallenges(HttpPages pages) {
        return path -> challenges.find(path).or(() -> pages.find(path));
    }

    private HttpPages webPages() throws StartException {
        HttpPages pages = folderPages();
        return plan.access()
                .people()
                .<HttpPages>map(people -> new LoginPages(pages, people::wantsCodes))
                .orElse(pages);
    }

    /** The pages that came with Oriel keep its strict policy; a folder that somebody named may hold pages that do not. */
    private HttpPages folderPages() throws StartException {
        if (plan.webRoot().isEmpty()) {
            return HttpPages.NONE;
        }
        try {
            return new FolderPages(
                            plan.webRoot().get(),
                            configuration.path(Keys.WEB_ROOT).isEmpty())
                    .framedBy(configuration.value(Keys.FRAME_ANCESTORS));
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.NO_INPUT,
                    "the web pages cannot be read: " + e.getMessage(),
                    "--web-root with a folder that this user may read");
        }
    }

    private Options section(String name) {
        return Sections.of(configuration, name);
    }
}
