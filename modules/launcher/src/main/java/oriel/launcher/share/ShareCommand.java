package oriel.launcher.share;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import javax.swing.SwingUtilities;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.SourceOptions;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.serve.ServedScreen;
import oriel.launcher.serve.ServingCommand;
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
        Configuration given = sources.load(from);
        if (given.isGiven(Keys.HOST) || !given.value(Keys.AUTH) || given.value(Keys.INSECURE)) {
            return given;
        }
        sources.override(Keys.HOST, ALL_ADDRESSES, NAME);
        return sources.load(from);
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
