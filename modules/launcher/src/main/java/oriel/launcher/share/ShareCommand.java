package oriel.launcher.share;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.function.BiPredicate;
import javax.swing.SwingUtilities;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.cli.StartException;
import oriel.launcher.cli.Terminal;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.serve.Ports;
import oriel.launcher.serve.ServedScreen;
import oriel.launcher.serve.ServingCommand;
import oriel.plugin.PluginException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Serves a screen as {@code serve} does, with a window that says how others come to it and who is here. */
@Command(
        name = "share",
        description = {
            "Share the screen; a window shows the link and who is here.",
            "The options are those of serve. Without a password of yours, and without --host, other machines can come in with"
                    + " the password that the window shows."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {"  oriel share", "  oriel share --view-only --monitor 1"})
public final class ShareCommand extends ServingCommand {

    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final String NAME = "oriel share";

    /** A link that a killed server leaves is good for so long. */
    private static final long LINK_SECONDS = 24 * 3600L;

    private ShareCommand(Environment environment) {
        super(environment);
    }

    /** The command with all of its options. */
    public static CommandLine line(Environment environment) {
        return line(new ShareCommand(environment));
    }

    /** Whoever shares a screen wants others to come; but nobody comes in from other machines without a password. */
    @Override
    protected Configuration configuration(SourceOptions sources, Environment from)
            throws ConfigException, StartException {
        requireDisplay();
        return shared(sources, from, Ports::isFree);
    }

    /** Where another server has the usual port, any other serves: who comes by the link does not type it. */
    static Configuration shared(SourceOptions sources, Environment from, BiPredicate<String, Integer> isFree)
            throws ConfigException {
        Configuration given = sources.load(from);
        if (!given.isGiven(Keys.HOST) && given.value(Keys.AUTH) && !given.value(Keys.INSECURE)) {
            sources.override(Keys.HOST, ALL_ADDRESSES, NAME);
        }
        int port = given.value(Keys.PORT);
        boolean usual = port == Keys.PORT.byDefault() && !given.where(Keys.PORT).equals("--port");
        if (usual && !isFree.test(given.value(Keys.HOST).orElse(ALL_ADDRESSES), port)) {
            sources.override(Keys.PORT, "0", NAME);
        }
        return sources.load(from);
    }

    /** From a desktop's menu nobody sees what is written: so a window says it, too. */
    @Override
    public Integer call() throws ConfigException, PluginException, StartException {
        try {
            return super.call();
        } catch (ConfigException e) {
            tell(e.getMessage(), e.remedy());
            throw e;
        } catch (StartException e) {
            tell(e.getMessage(), e.remedy());
            throw e;
        } catch (PluginException e) {
            tell(e.getMessage(), "oriel doctor, which says what works here");
            throw e;
        }
    }

    private static void tell(String cause, String remedy) {
        if (Terminal.showsErrors() || GraphicsEnvironment.isHeadless()) {
            return;
        }
        try {
            SwingUtilities.invokeAndWait(
                    () -> ShareWindow.tell("The screen is not shared: " + cause, "Try: " + remedy));
        } catch (InvocationTargetException | LinkageError e) {
            LoggerFactory.getLogger(ShareCommand.class).debug("no window shows it", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void requireDisplay() throws StartException {
        try {
            if (!GraphicsEnvironment.isHeadless()) {
                GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
                return;
            }
        } catch (HeadlessException | AWTError | LinkageError e) {
            throw noDisplay(": " + e.getMessage());
        }
        throw noDisplay(", or this Java has no windows");
    }

    private static StartException noDisplay(String reason) {
        return new StartException(
                ExitCode.UNAVAILABLE,
                "there is no display for the window of oriel share" + reason,
                "oriel serve, which needs no window");
    }

    @Override
    protected void started(ServedScreen screen) throws StartException {
        PrintWriter out = out();
        screen.listening().forEach(line -> out.println("oriel: " + line));
        out.flush();
        Invitation invitation = invitation(screen);
        Thread serving = Thread.currentThread();
        try {
            SwingUtilities.invokeAndWait(() -> ShareWindow.open(screen, invitation, serving::interrupt));
        } catch (InvocationTargetException e) {
            throw noDisplay(": " + e.getCause());
        } catch (InterruptedException e) {
            serving.interrupt();
        }
    }

    private static Invitation invitation(ServedScreen screen) throws StartException {
        try {
            return Invitation.to(screen, LINK_SECONDS);
        } catch (IOException e) {
            throw new StartException(
                    ExitCode.CANNOT_CREATE,
                    "the link cannot be made: " + e.getMessage(),
                    "state_folder with a folder that this user may write");
        }
    }
}
