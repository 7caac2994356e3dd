package oriel.launcher.serve;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.ExternalPrograms;
import oriel.security.RightsText;
import oriel.server.event.ForwardingListener;
import oriel.server.event.ServerListener;
import oriel.server.event.SessionInfo;
import oriel.transport.Peer;

/**
 * Asks the person at the desk, by a command, whether somebody may come in. One question at a time; who is not answered in time
 * is refused. Everything else goes to another listener.
 */
final class Asking extends ForwardingListener {

    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    private final List<String> command;
    private final Map<String, String> display;
    private final long patienceMillis;
    private final Semaphore desk = new Semaphore(1, true);

    /**
     * @param command its words, in which {@code {user}}, {@code {from}}, {@code {how}} and {@code {rights}} stand for those; it
     *     ends with 0 to let somebody in
     * @param display variables by which it finds the screen that is shown
     */
    Asking(List<String> command, Map<String, String> display, long patienceMillis, ServerListener rest) {
        super(rest);
        this.command = List.copyOf(command);
        this.display = Map.copyOf(display);
        this.patienceMillis = patienceMillis;
    }

    @Override
    public Optional<String> objection(SessionInfo session) {
        try {
            if (!desk.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
                return Optional.of("the person at the desk is being asked about somebody else");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the question was given up");
        }
        try {
            return ask(session);
        } finally {
            desk.release();
        }
    }

    private Optional<String> ask(SessionInfo session) {
        try {
            ProcessBuilder builder = ExternalPrograms.builder(
                            command.stream().map(word -> filled(word, session)).toList(), System.getenv())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(display);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean answered = false;
            try {
                answered = process.waitFor(patienceMillis, TimeUnit.MILLISECONDS);
                return answered ? meaning(process.exitValue()) : Optional.of("the person at the desk did not answer");
            } finally {
                if (!answered) {
                    ExternalPrograms.end(process);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the question was given up");
        } catch (IOException e) {
            return notAsked(e.getMessage());
        }
    }

    /** By the rules of shells, a command that is not there or cannot be run ends with 126 or 127. */
    private static Optional<String> meaning(int code) {
        if (code == 126 || code == 127) {
            return notAsked("it ended with " + code);
        }
        return code == 0 ? Optional.empty() : Optional.of("the person at the desk does not let you in");
    }

    private static Optional<String> notAsked(String reason) {
        LOG.error("the command of ask_before_connect cannot be run, so nobody is let in: {}", reason);
        return Optional.of("the person at the desk could not be asked");
    }

    private static String filled(String word, SessionInfo session) {
        String user = session.user().isEmpty() ? "somebody" : session.user();
        return word.replace("{user}", user)
                .replace("{from}", session.peer().toString())
                .replace("{how}", how(session.peer()))
                .replace("{rights}", RightsText.text(session.rights()));
    }

    private static String how(Peer peer) {
        return (peer.browser() ? "a browser, " : "a VNC viewer, ") + (peer.encrypted() ? "encrypted" : "not encrypted");
    }
}
