package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import oriel.rfb.message.Bell;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.ServerMessage;

/**
 * What one viewer is to be told that is not an update: messages in their order, what came of its SetDesktopSize, and what
 * there is to say about clipboards. Bounded, whether the viewer reads or not. Thread-safe, by the writer's monitor.
 */
public final class PendingMessages {

    /** Nobody asks so much without reading the answers. */
    private static final int MAX_MESSAGES = 64;

    /** Bytes that messages for a page may hold while they wait. */
    private static final int MAX_COMPANION_BYTES = 4 * CompanionMessage.MAX_BYTES;

    /** Nobody asks for so many sizes without looking at the picture. */
    private static final int MAX_ANSWERS = 64;

    private static final Bell BELL = new Bell();

    private final WriterMonitor monitor;
    private final ClipboardOrders clipboard = new ClipboardOrders();
    private final List<ServerMessage> messages = new ArrayList<>();
    private final List<Integer> sizeAnswers = new ArrayList<>();
    private int sizesAsked;

    PendingMessages(WriterMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * A message is to be sent, after those that wait.
     *
     * @return false if so many wait that nobody can be reading them
     */
    public boolean add(ServerMessage message) {
        return monitor.look(() -> {
            boolean room = messages.size() < MAX_MESSAGES
                    && companionBytes(messages) + companionBytes(List.of(message)) <= MAX_COMPANION_BYTES;
            if (room) {
                monitor.change(() -> messages.add(message));
            }
            return room;
        });
    }

    private static int companionBytes(List<ServerMessage> messages) {
        return messages.stream()
                .filter(CompanionMessage.class::isInstance)
                .mapToInt(message -> ((CompanionMessage) message).payload().length)
                .sum();
    }

    /** The bell is to ring; one that waits rings for all. */
    public void bell() {
        monitor.look(() -> messages.contains(BELL) || add(BELL));
    }

    /** Something is to be told about clipboards. */
    public void clipboard(Consumer<ClipboardOrders> order) {
        monitor.change(() -> order.accept(clipboard));
    }

    /** Characters of the clipboard's text that the viewer gets if it asks for it. */
    public int textToGive() {
        return monitor.look(() -> clipboard.text().length());
    }

    /**
     * The viewer has asked for another size; {@link #answerSize} follows.
     *
     * @return false if too many answers wait, since the viewer asks for no update
     */
    public boolean askSize() {
        return monitor.look(() -> {
            if (sizesAsked + sizeAnswers.size() >= MAX_ANSWERS) {
                return false;
            }
            sizesAsked++;
            return true;
        });
    }

    /** The viewer is to be told what came of its SetDesktopSize: a status of {@link oriel.rfb.SizeChange}. */
    public void answerSize(int status) {
        monitor.change(() -> {
            sizeAnswers.add(status);
            sizesAsked--;
        });
    }

    /** True if the viewer has asked for another size, and the answers {@code known} do not hold what came of it. */
    boolean isSizeAskedSince(List<Integer> known) {
        return monitor.look(() -> sizesAsked > 0 || sizeAnswers.size() > known.size());
    }

    /** The first {@code count} answers are told. */
    void answered(int count) {
        monitor.look(() -> {
            sizeAnswers.subList(0, count).clear();
            return count;
        });
    }

    /** Statuses of SetDesktopSize that the viewer has not been told, the oldest first; see {@link #answered}. */
    List<Integer> sizeAnswers() {
        return monitor.look(() -> List.copyOf(sizeAnswers));
    }

    /** Takes the messages that wait. */
    List<ServerMessage> take() {
        return monitor.look(() -> {
            List<ServerMessage> taken = List.copyOf(messages);
            messages.clear();
            return taken;
        });
    }

    /** Takes what there is to say about clipboards. */
    ClipboardOrders.Taken takeClipboard() {
        return monitor.look(clipboard::take);
    }
}
