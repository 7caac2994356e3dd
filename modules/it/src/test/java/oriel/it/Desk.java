package oriel.it;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import oriel.plugin.PluginException;
import oriel.security.SecurityType;
import oriel.server.options.UpdateOptions;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;

/**
 * An X display with a program that draws or takes what is typed, and a server of it with the product's pages. Of each test
 * its own, or in a static field one for all tests of a class.
 *
 * <pre>{@code
 * @RegisterExtension
 * final Desk desk = new Desk(640, 480, CProgram::painter, Parts::passwords);
 * }</pre>
 */
public final class Desk implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final int width;
    private final int height;
    private final Starter starter;
    private final Door door;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean forAll;
    private Xvfb xvfb;
    private CProgram program;
    private ScreenServer server;

    /** Starts a program on a display. */
    public interface Starter {
        /** Returns when it is ready. */
        CProgram on(String display) throws IOException, InterruptedException;
    }

    /** Says who is let in. */
    public interface Door {
        /** In the order in which they are offered. */
        List<SecurityType> types() throws PluginException;
    }

    /** A desk of so many pixels; nothing is started yet. */
    public Desk(int width, int height, Starter starter, Door door) {
        this.width = width;
        this.height = height;
        this.starter = starter;
        this.door = door;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        forAll = true;
        open();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        if (!forAll) {
            open();
        }
    }

    private void open() throws Exception {
        xvfb = Xvfb.start(width, height);
        opened.push(xvfb);
        program = starter.on(xvfb.display());
        opened.push(program);
        server = ScreenServer.start(
                ScreenServer.display(xvfb), Parts.encoders(), door.types(), ClientPage.pages(), UpdateOptions.DEFAULT);
        opened.push(server);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (!forAll) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        close();
    }

    private void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    /** The display. */
    public Xvfb xvfb() {
        return xvfb;
    }

    /** The program on the display. */
    public CProgram program() {
        return program;
    }

    /** The server of the display. */
    public ScreenServer server() {
        return server;
    }
}
