package oriel.capture.x11.clipboard;

import com.sun.jna.Memory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.ClipboardEcho;
import oriel.capture.ClipboardImage;
import oriel.capture.ScreenListener;
import oriel.capture.x11.xlib.Properties;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;
import oriel.rfb.LineEnds;

/**
 * Fetches what another program has put on one selection: a text as UTF8_STRING, else as STRING, else an image as PNG, in one
 * piece or in many (INCR). A program that gives too much or does not answer is given up. Used by the desktop's thread.
 */
final class SelectionRequestor {

    /** Most bytes of a text. */
    static final int MAX_BYTES = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SelectionRequestor.class);
    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long ALL_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** A program may copy again and again: then the text is fetched two hundred times a second at most. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int PROPERTIES = 16;
    private static final int NOTIFY_SELECTION = 40;
    private static final int NOTIFY_PROPERTY = 56;
    private static final int CHANGED_WINDOW = 32;
    private static final int CHANGED_PROPERTY = 40;
    private static final int CHANGED_STATE = 56;
    private static final int NEW_VALUE = 0;

    private enum Phase {
        IDLE,
        PAUSING,
        ASKED,
        GROWING
    }

    private final XConnection x;
    private final Atoms atoms;
    private final long window;
    private final long selection;
    private final ClipboardEcho echo;
    private final ScreenListener listener;
    private final Properties properties;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Phase phase = Phase.IDLE;
    private long target;
    private long time;
    private long property;
    private int round;
    private long nextNanos;
    private long endNanos;

    /**
     * Fetches CLIPBOARD.
     *
     * @param window where answers are put; its property changes are told
     * @param listener told of images, and of what is too large
     */
    SelectionRequestor(XConnection x, Atoms atoms, long window, ClipboardEcho echo, ScreenListener listener) {
        this.x = x;
        this.atoms = atoms;
        this.window = window;
        this.selection = atoms.clipboard;
        this.echo = echo;
        this.listener = listener;
        this.properties = new Properties(x);
    }

    /** The selection has another owner, or none ({@code foreign} is then false, as if it were ours). */
    void ownerChanged(boolean foreign, long atTime) {
        boolean pausing = phase == Phase.PAUSING;
        if (!foreign || !pausing) {
            forget();
        }
        if (!foreign) {
            return;
        }
        time = atTime;
        if (!pausing) {
            phase = Phase.PAUSING;
            nextNanos = System.nanoTime() + PAUSE_NANOS;
        }
    }

    /** Gives up what is on its way. */
    void forget() {
        phase = Phase.IDLE;
        bytes = new ByteArrayOutputStream();
    }

    private void ask(long wanted) {
        // Each question has a property of its own, so that a late answer to an old one is not taken for this one's.
        round = (round + 1) % PROPERTIES;
        property = atoms.named("ORIEL_" + selection + "_" + round);
        Xclient.XDeleteProperty(x.display(), window, property);
        target = wanted;
        phase = Phase.ASKED;
        nextNanos = System.nanoTime() + ANSWER_NANOS;
        endNanos = System.nanoTime() + ALL_NANOS;
        Xclient.XConvertSelection(x.display(), selection, target, property, window, time);
        Xlib.XFlush(x.display());
    }

    /** SelectionNotify: the owner has answered, or refused. */
    void answered(Memory event) {
        long put = event.getLong(NOTIFY_PROPERTY);
        if (phase != Phase.ASKED || event.getLong(NOTIFY_SELECTION) != selection || (put != 0 && put != property)) {
            return;
        }
        Optional<Properties.Value> value =
                put == 0 ? Optional.empty() : properties.read(window, property, mostBytes(), true);
        if (value.isEmpty() || value.get().type() == 0) {
            refused();
            return;
        }
        if (value.get().type() == atoms.incr) {
            bytes.reset();
            phase = Phase.GROWING;
            nextNanos = System.nanoTime() + ANSWER_NANOS;
            return;
        }
        if (add(value.get())) {
            finish();
        }
    }

    private void refused() {
        if (target == atoms.utf8) {
            ask(Xclient.STRING);
        } else if (target == Xclient.STRING) {
            ask(atoms.png);
        } else {
            forget();
        }
    }

    /** PropertyNotify: the next piece is there; one without bytes is the end (ICCCM section 2.7.2). */
    void propertyChanged(Memory event) {
        if (phase != Phase.GROWING
                || event.getLong(CHANGED_WINDOW) != window
                || event.getLong(CHANGED_PROPERTY) != property
                || event.getInt(CHANGED_STATE) != NEW_VALUE) {
            return;
        }
        Optional<Properties.Value> piece = properties.read(window, property, mostBytes() - bytes.size(), true);
        if (piece.isEmpty()) {
            forget();
            return;
        }
        if (piece.get().type() != 0 && piece.get().bytes().length == 0) {
            finish();
            return;
        }
        if (piece.get().type() != 0) {
            add(piece.get());
            nextNanos = System.nanoTime() + ANSWER_NANOS;
        }
    }

    private boolean add(Properties.Value value) {
        if (value.type() == atoms.png) {
            target = atoms.png; // Some programs give the one form that they have, whichever was asked for.
        }
        boolean tooLarge = !value.complete() || bytes.size() + value.bytes().length > mostBytes();
        if (tooLarge || value.format() != 8) {
            LOG.debug("a selection was left out: {}", tooLarge ? "it is too large" : "it is not made of bytes");
            Xclient.XDeleteProperty(x.display(), window, property);
            forget();
            if (tooLarge) {
                leftOut();
            }
            return false;
        }
        bytes.writeBytes(value.bytes());
        return true;
    }

    private void leftOut() {
        if (target == atoms.png) {
            listener.imageLeftOut();
        } else {
            listener.textLeftOut();
        }
    }

    private int mostBytes() {
        return target == atoms.png ? ClipboardImage.MAX_BYTES : MAX_BYTES;
    }

    private void finish() {
        if (target == atoms.png) {
            byte[] png = bytes.toByteArray();
            forget();
            ClipboardImage.of(png).ifPresent(listener::imageCopied);
            if (ClipboardImage.isTooLarge(png)) {
                listener.imageLeftOut();
            }
            return;
        }
        Charset charset = target == atoms.utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = bytes.toString(charset);
        forget();
        echo.found(clean(text));
    }

    /** Lines end with LF, and the zero with which some programs end a text does not belong to it. */
    static String clean(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return LineEnds.toLf(text.substring(0, end));
    }

    /** Does what time makes due; returns nanoseconds until it is to be called again, at most {@code longest}. */
    long tick(long nowNanos, long longest) {
        if (phase != Phase.IDLE && nowNanos - nextNanos >= 0) {
            if (phase == Phase.PAUSING) {
                ask(atoms.utf8);
            } else {
                forget();
            }
        }
        if ((phase == Phase.ASKED || phase == Phase.GROWING) && nowNanos - endNanos >= 0) {
            forget();
        }
        return phase == Phase.IDLE ? longest : Math.max(0, Math.min(nextNanos - nowNanos, longest));
    }
}
