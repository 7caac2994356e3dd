package oriel.capture.x11.clipboard;

import static org.junit.jupiter.api.Assertions.fail;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import oriel.capture.x11.xlib.Properties;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;

/** An X program of the tests that does with selections what no good program does. */
final class RudeProgram implements AutoCloseable {

    private static final long LIMIT_NANOS = 20_000_000_000L;

    private final XConnection x;
    private final Properties properties;
    private final long window;
    private final Memory event = new Memory(192);

    RudeProgram(String display) {
        x = XConnection.open(display).orElseThrow();
        properties = new Properties(x);
        window = Xclient.XCreateSimpleWindow(x.display(), x.root(), 0, 0, 1, 1, 0, 0, 0);
    }

    private long atom(String name) {
        return Xclient.XInternAtom(x.display(), name, 0);
    }

    /** Owns a selection, and answers nobody. */
    void own(String selection) {
        Xclient.XSetSelectionOwner(x.display(), atom(selection), window, 0);
        x.sync();
    }

    boolean owns(String selection) {
        return Xclient.XGetSelectionOwner(x.display(), atom(selection)) == window;
    }

    /** Waits until somebody asks for it. */
    SelectionRequest awaitRequest() {
        await(Xclient.SELECTION_REQUEST);
        return SelectionRequest.of(event);
    }

    /** Says that a text will come in pieces, and sends none. */
    void promise(SelectionRequest request, int bytes) {
        properties.write(request.requestor(), request.property(), atom("INCR"), bytes);
        request.reply(x, true);
        x.sync();
    }

    /** Sends a text of so many bytes in pieces, each when the one before was taken away. */
    void give(SelectionRequest request, int bytes) {
        Xlib.XSelectInput(x.display(), request.requestor(), Xclient.PROPERTY_CHANGE_MASK);
        promise(request, bytes);
        int most = 1 << 20;
        for (int left = bytes; left > 0; left -= most) {
            awaitTaken(request);
            byte[] piece = new byte[Math.min(left, most)];
            properties.write(request.requestor(), request.property(), request.target(), piece);
        }
        awaitTaken(request);
        properties.write(request.requestor(), request.property(), request.target(), new byte[0]);
        x.sync();
    }

    private void awaitTaken(SelectionRequest request) {
        do {
            await(Xclient.PROPERTY_NOTIFY);
        } while (event.getLong(40) != request.property() || event.getInt(56) != 1);
    }

    /** Asks for CLIPBOARD, and takes nothing of what comes. */
    void askAndForget(String target, String property) {
        Xclient.XConvertSelection(x.display(), atom("CLIPBOARD"), atom(target), atom(property), window, 0);
        x.sync();
    }

    void awaitAnswers(int count) {
        for (int i = 0; i < count; i++) {
            await(Xclient.SELECTION_NOTIFY);
        }
    }

    /** Asks for CLIPBOARD in several forms with one request (MULTIPLE); returns the texts or "refused". */
    List<String> askMany(String... targets) {
        long[] pairs = new long[2 * targets.length];
        for (int i = 0; i < targets.length; i++) {
            pairs[2 * i] = atom(targets[i]);
            pairs[2 * i + 1] = atom("ANSWER_" + i);
        }
        properties.write(window, atom("PAIRS"), atom("ATOM_PAIR"), pairs);
        askAndForget("MULTIPLE", "PAIRS");
        awaitAnswers(1);
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < targets.length; i++) {
            answers.add(properties
                    .bytes(window, pairs[2 * i + 1], 100)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("refused"));
        }
        return answers;
    }

    private void await(int type) {
        long end = System.nanoTime() + LIMIT_NANOS;
        do {
            x.sync();
            while (Xlib.XPending(x.display()) == 0) {
                Thread.onSpinWait();
                if (System.nanoTime() - end > 0) {
                    fail("event " + type + " does not come");
                }
            }
            Xlib.XNextEvent(x.display(), Pointer.nativeValue(event));
        } while (event.getInt(0) != type);
    }

    @Override
    public void close() {
        x.close();
    }
}
