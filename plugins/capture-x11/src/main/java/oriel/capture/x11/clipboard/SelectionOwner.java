package oriel.capture.x11.clipboard;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.capture.x11.xlib.Properties;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.capture.x11.xlib.Xlib;

/** Owns selections with a text or an image, and gives it to programs that ask (ICCCM section 2). Used by the desktop's thread. */
final class SelectionOwner {

    private static final Logger LOG = LoggerFactory.getLogger(SelectionOwner.class);

    /** Below the 256 KiB that every server takes in one request. */
    private static final int PIECE = 200_000;

    private static final int MAX_TRANSFERS = 32;
    private static final int MAX_PAIRS = 32;
    private static final int CHANGED_WINDOW = 32;
    private static final int CHANGED_PROPERTY = 40;
    private static final int CHANGED_TIME = 48;
    private static final int CHANGED_STATE = 56;
    private static final int DELETED = 1;
    private static final int CLEARED_SELECTION = 40;

    private final XConnection x;
    private final Atoms atoms;
    private final long window;
    private final List<Long> selections;
    private final Properties properties;
    private final List<IncrTransfer> transfers = new ArrayList<>();
    private final Set<Long> owned = new HashSet<>();
    private Optional<SelectionContent> offered = Optional.empty();
    private SelectionContent content = new SelectionContent.Text("");
    private long since;

    SelectionOwner(XConnection x, Atoms atoms, long window, List<Long> selections) {
        this.x = x;
        this.atoms = atoms;
        this.window = window;
        this.selections = selections;
        this.properties = new Properties(x);
    }

    /** Owns the selections with this as soon as the server has told its time. */
    void offer(SelectionContent given) {
        offered = Optional.of(given);
        properties.touch(window, atoms.touched);
        Xlib.XFlush(x.display());
    }

    /** True while the server has not told its time since the last offer. */
    boolean isOffering() {
        return offered.isPresent();
    }

    /** PropertyNotify: the time of the server has come, or a program has taken a piece. */
    void propertyChanged(Memory event) {
        long on = event.getLong(CHANGED_WINDOW);
        long property = event.getLong(CHANGED_PROPERTY);
        if (on == window && property == atoms.touched) {
            offered.ifPresent(given -> own(given, event.getLong(CHANGED_TIME)));
            offered = Optional.empty();
            return;
        }
        if (event.getInt(CHANGED_STATE) == DELETED) {
            transfers.stream()
                    .filter(transfer -> transfer.isAt(on, property))
                    .findFirst()
                    .ifPresent(this::goOn);
        }
    }

    private void own(SelectionContent given, long now) {
        content = given;
        since = now;
        owned.clear();
        for (long selection : selections) {
            Xclient.XSetSelectionOwner(x.display(), selection, given.isEmpty() ? 0 : window, now);
            if (Xclient.XGetSelectionOwner(x.display(), selection) == window) {
                owned.add(selection);
            }
        }
        LOG.debug("{} selections hold something of a viewer", owned.size());
    }

    /** SelectionClear: another program owns the selection. */
    void lost(Memory event) {
        owned.remove(event.getLong(CLEARED_SELECTION));
    }

    /** SelectionRequest: a program wants the content, or to know in which forms it can be had. */
    void requested(Memory event) {
        SelectionRequest request = SelectionRequest.of(event);
        boolean done = owned.contains(request.selection())
                && request.requestor() != window
                && (request.target() == atoms.multiple
                        ? answerMany(request)
                        : answer(request.requestor(), request.target(), request.property()));
        request.reply(x, done);
        x.takeError();
    }

    /** Pairs of target and property; those that cannot be had get no property (ICCCM section 2.6.2). */
    private boolean answerMany(SelectionRequest request) {
        Optional<Properties.Value> value =
                properties.read(request.requestor(), request.property(), 2 * MAX_PAIRS * Integer.BYTES, false);
        if (value.isEmpty() || value.get().format() != 32 || !value.get().complete()) {
            return false;
        }
        ByteBuffer items = ByteBuffer.wrap(value.get().bytes()).order(ByteOrder.nativeOrder());
        long[] pairs = new long[items.remaining() / (2 * Long.BYTES) * 2];
        items.asLongBuffer().get(pairs);
        for (int i = 0; i < pairs.length; i += 2) {
            boolean nested = pairs[i] == atoms.multiple || pairs[i + 1] == 0;
            if (nested || !answer(request.requestor(), pairs[i], pairs[i + 1])) {
                pairs[i + 1] = 0;
            }
        }
        properties.write(request.requestor(), request.property(), atoms.atomPair, pairs);
        return true;
    }

    private boolean answer(long requestor, long target, long property) {
        if (target == atoms.targets) {
            properties.write(requestor, property, Xclient.ATOM, targets());
            return true;
        }
        if (target == atoms.timestamp) {
            properties.write(requestor, property, Xclient.INTEGER, since);
            return true;
        }
        Optional<SelectionContent.Form> form = content.as(target, atoms);
        return form.isPresent() && put(requestor, property, form.get());
    }

    private long[] targets() {
        List<Long> all = new ArrayList<>(List.of(atoms.targets, atoms.multiple, atoms.timestamp));
        all.addAll(content.targets(atoms));
        return all.stream().mapToLong(Long::longValue).toArray();
    }

    private boolean put(long requestor, long property, SelectionContent.Form form) {
        byte[] bytes = form.whole();
        if (bytes.length <= PIECE) {
            properties.write(requestor, property, form.type(), bytes);
            return true;
        }
        if (transfers.size() >= MAX_TRANSFERS) {
            return false;
        }
        // Selected before the property is there: the program may take it away at once.
        Xlib.XSelectInput(x.display(), requestor, Xclient.PROPERTY_CHANGE_MASK);
        properties.write(requestor, property, atoms.incr, new long[] {bytes.length});
        if (x.sync() != 0) {
            return false;
        }
        transfers.removeIf(transfer -> transfer.isAt(requestor, property));
        transfers.add(
                new IncrTransfer(requestor, property, form.type(), form.pieces().get()));
        return true;
    }

    private void goOn(IncrTransfer transfer) {
        boolean more = transfer.write(properties, PIECE);
        if (x.sync() != 0 || !more) {
            end(transfer);
        }
    }

    private void end(IncrTransfer transfer) {
        transfers.remove(transfer);
        if (transfers.stream().noneMatch(other -> other.requestor() == transfer.requestor())) {
            Xlib.XSelectInput(x.display(), transfer.requestor(), 0);
            x.sync();
        }
    }

    /** Gives up programs that do not go on; returns nanoseconds until it is to be called again, at most {@code longest}. */
    long tick(long nowNanos, long longest) {
        for (IncrTransfer transfer : List.copyOf(transfers)) {
            if (nowNanos - transfer.deadlineNanos() >= 0) {
                end(transfer);
            }
        }
        return transfers.stream()
                .mapToLong(transfer -> Math.max(0, transfer.deadlineNanos() - nowNanos))
                .min()
                .orElse(longest);
    }
}
