package oriel.launcher.serve;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.launcher.config.ConfigException;
import oriel.launcher.control.ControlSocket;
import oriel.launcher.control.LinesText;
import oriel.launcher.tls.CertificateReport;
import oriel.launcher.tls.TlsPlan;
import oriel.server.OrielServer;
import oriel.server.ServerStats;
import oriel.server.event.SessionInfo;

/** What a running server says of itself; {@code oriel status} shows it. Used by any thread. */
final class ServerStatus {

    private final RunningServer running;
    private final Instant since = Instant.now();

    ServerStatus(RunningServer running) {
        this.running = running;
    }

    /** All of it, in the order in which it is shown. */
    Map<String, Object> members() {
        OrielServer server = running.server();
        ServerStats stats = server.stats();
        ScreenLayout layout = server.layout();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("version", version());
        members.put("process", ProcessHandle.current().pid());
        members.put("since", since.toString());
        running.plan().configuration().file().ifPresent(file -> members.put("configuration", file.toString()));
        members.put(
                "listening", server.endpoints().stream().map(ServerStatus::text).toList());
        members.put(
                ControlSocket.PAGES, Announcement.of(running, Optional.empty()).addresses());
        members.put("screen", server.screenDescription());
        members.put("capture", running.capture());
        members.put("size", layout.width() + "x" + layout.height());
        members.put("viewers", stats.viewers());
        members.put("admitted", stats.admitted());
        members.put("updates", stats.updates());
        members.put("bytes", stats.bytes());
        members.put(
                ControlSocket.LINES,
                LinesText.members(
                        server.sessions().stream().map(SessionInfo::line).toList()));
        members.put("certificate", certificate());
        return members;
    }

    private static String text(Object endpoint) {
        return endpoint instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress() + ":" + address.getPort()
                : endpoint.toString();
    }

    /** The version of Oriel. */
    static String version() {
        return ServerStatus.class.getModule().getDescriptor().rawVersion().orElse("unknown");
    }

    private String certificate() {
        Optional<TlsPlan> tls = running.plan().tls();
        try {
            return tls.isPresent() ? CertificateReport.line(tls.get().certificate()) : "none";
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }
}
