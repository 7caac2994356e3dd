package oriel.launcher.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import oriel.launcher.companion.Pages;
import oriel.launcher.control.ControlSocket;
import oriel.launcher.control.LineText;
import oriel.launcher.record.ServerRecording;
import oriel.security.RightsText;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/** Does what this user orders a running server through its control socket. Used by several threads. */
final class Orders implements Function<Map<?, ?>, Map<String, Object>> {

    private final RunningServer running;
    private final Reload reload;
    private final ServerStatus status;

    Orders(RunningServer running, Reload reload) {
        this.running = running;
        this.status = new ServerStatus(running);
        this.reload = reload;
    }

    @Override
    public Map<String, Object> apply(Map<?, ?> order) {
        String wanted = String.valueOf(order.get("do"));
        return switch (wanted) {
            case "sessions" -> sessions();
            case "end" -> end(order.get("session"));
            case "message" -> message(order);
            case "record" -> record(!Boolean.FALSE.equals(order.get("on")));
            case "status" -> status.members();
            case "reload" -> reload.now();
            case "threads" -> new LinkedHashMap<>(Map.of("threads", ThreadDump.now()));
            default -> ControlSocket.error("this server knows no order like that; it may be of another version");
        };
    }

    private Map<String, Object> sessions() {
        List<Map<String, Object>> sessions = new ArrayList<>();
        running.server().sessions().forEach(session -> sessions.add(members(session)));
        return new LinkedHashMap<>(Map.of("sessions", sessions));
    }

    private static Map<String, Object> members(SessionInfo session) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("session", session.id().number());
        members.put("user", session.user());
        members.put("from", session.peer().toString());
        members.put("browser", session.peer().browser());
        members.put("encrypted", session.peer().encrypted());
        members.put("rights", RightsText.text(session.rights()));
        members.put("seconds", session.age().toSeconds());
        members.put("updates", session.updates());
        members.put("bytes", session.bytes());
        members.putAll(LineText.members(session.line()));
        return members;
    }

    private Map<String, Object> end(Object session) {
        boolean ended = session instanceof Number number
                && running.pages().end(new SessionId(number.longValue()), "its end was ordered");
        return ended ? new LinkedHashMap<>() : ControlSocket.error("there is no such session");
    }

    private Map<String, Object> record(boolean on) {
        if (running.recording().isEmpty()) {
            return ControlSocket.error(
                    "there is no folder for recordings: set record_directory, and start the server again");
        }
        ServerRecording.Outcome outcome = running.recording().get().order(on);
        if (outcome.failure().isPresent()) {
            return ControlSocket.error(outcome.failure().get());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        outcome.file().ifPresent(file -> answer.put("file", file.toString()));
        return answer;
    }

    private Map<String, Object> message(Map<?, ?> order) {
        Optional<SessionId> only = order.get("session") instanceof Number number
                ? Optional.of(new SessionId(number.longValue()))
                : Optional.empty();
        if (only.isPresent() && running.server().session(only.get()).isEmpty()) {
            return ControlSocket.error("there is no such session");
        }
        Pages.Shown shown = running.pages().show(only, String.valueOf(order.get("text")));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("pages", shown.pages());
        answer.put("others", shown.others());
        return answer;
    }
}
