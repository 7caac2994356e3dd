package oriel.launcher.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.QrPicture;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Keys;
import oriel.launcher.link.Link;
import oriel.launcher.link.Links;
import oriel.security.Right;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/** A server that runs, for whoever shows that it does. Used by any thread. */
public final class ServedScreen {

    private static final Logger LOG = LoggerFactory.getLogger(ServedScreen.class);

    private final RunningServer running;
    private final Environment environment;
    private final ShutdownTasks tasks;

    ServedScreen(RunningServer running, Environment environment, ShutdownTasks tasks) {
        this.running = running;
        this.environment = environment;
        this.tasks = tasks;
    }

    /** What is said of it in a terminal, or in the journal, where the password of the run is not said. */
    List<String> announce() throws StartException {
        Announcement announcement = Announcement.of(running, hidden());
        List<String> lines = new ArrayList<>();
        announcement.lines(showing()).forEach(line -> lines.add("oriel: " + line));
        if (environment.drawingTerminal()) {
            announcement.linkForOthers().map(QrPicture::lines).ifPresent(lines::addAll);
        }
        return lines;
    }

    /** Puts the password of the run into a file where what is printed is kept, and read by others. */
    private Optional<Path> hidden() throws StartException {
        Optional<String> password = password();
        if (password.isEmpty() || !Journal.reads(environment.variables())) {
            return Optional.empty();
        }
        RunPassword kept = RunPassword.keep(running, password.get());
        tasks.add(kept::close);
        return Optional.of(kept.file());
    }

    private Announcement announcement() {
        return Announcement.of(running, Optional.empty());
    }

    /** The screen in words, with its size. */
    public String showing() {
        return Announcement.showing(running);
    }

    /** Where it listens, in words without secrets. */
    public List<String> listening() {
        return announcement().listening();
    }

    /** The password that was made for this run, if one was. */
    public Optional<String> password() {
        return running.plan().access().oneTimePassword();
    }

    /** What VNC viewers are told to connect to, such as {@code 192.0.2.7:5900}: those of other machines where they can. */
    public List<String> viewerAddresses() {
        return announcement().viewerAddresses();
    }

    /** What a browser will say of the certificate, and how the right one is known; empty if it says nothing. */
    public Optional<String> warning() {
        return announcement().warning();
    }

    /**
     * The page as others reach it, with what lets them in and needs no typing: the password of the run, else a link by which
     * one may look, since whoever sees this screen sees the link as well. It ends with the server.
     *
     * @param seconds how long such a link lasts at most
     * @return empty if there are no pages
     */
    public Optional<String> link(long seconds) throws IOException, StartException {
        Optional<String> page = announcement().addresses().stream().findFirst();
        if (page.isEmpty() || running.plan().access().people().isEmpty()) {
            return page;
        }
        Optional<String> password = password();
        String secret = password.isPresent() ? "password=" + password.get() : "token=" + token(seconds);
        return page.map(address -> address + "#" + secret + "&autoconnect=1");
    }

    private String token(long seconds) throws IOException, StartException {
        Links links = running.plan().access().links();
        Link link = links.makeOfProgram(Right.VIEW_ONLY, seconds);
        tasks.add(() -> revoke(links, link));
        return links.token(link);
    }

    private static void revoke(Links links, Link link) {
        try {
            links.revoke(List.of(link.id()));
        } catch (IOException | StartException e) {
            LOG.warn("the link {} stays until its end: {}", link.id(), e.getMessage());
        }
    }

    /** What somebody may do who comes by {@link #link}. */
    public Set<Right> rightsOfLink() {
        boolean full = running.plan().access().people().isEmpty() || password().isPresent();
        return full && !running.plan().configuration().value(Keys.VIEW_ONLY) ? Right.FULL : Right.VIEW_ONLY;
    }

    /** The viewers now, those first that came first. */
    public List<SessionInfo> sessions() {
        return running.server().sessions();
    }

    /** Ends a session in the name of the person at this machine; false if there is no such session any more. */
    public boolean sendAway(SessionId session) {
        return running.pages().end(session, "its end was ordered");
    }

    /** Has something done before the server ends, whatever ends it. */
    public void atEnd(Runnable step) {
        tasks.add(step);
    }
}
