package oriel.server.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import oriel.capture.InputSink;
import oriel.capture.ScreenLayout;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.ClipboardMessage.Caps;
import oriel.rfb.ClipboardMessage.Notify;
import oriel.rfb.ClipboardMessage.Peek;
import oriel.rfb.ClipboardMessage.Provide;
import oriel.rfb.ClipboardMessage.Request;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.EndOfContinuousUpdates;
import oriel.rfb.message.Fence;
import oriel.rfb.message.PointerMotion;
import oriel.rfb.message.ServerFence;
import oriel.rfb.message.ServerMessage;
import oriel.security.Right;
import oriel.server.event.SessionId;
import oriel.server.options.ClipboardPolicy;
import oriel.server.screen.ScreenSizer;
import oriel.server.update.ClipboardOrders;
import oriel.server.update.WriterInput;
import oriel.server.viewer.ClientParams;

/**
 * Does what one viewer's messages ask for, as far as it has the right. Used by the
 * reader thread, but for what it is allowed.
 */
final class MessageTarget {

    private final SessionId session;
    private final WriterInput input;
    private final SessionContext context;
    private final Consumer<String> textGiven;
    private ClientParams params = ClientParams.INITIAL;
    private Optional<Fence> sync = Optional.empty();
    private int heldButtons;

    /** Whether the viewer's PointerEvents tell how far the pointer was moved, not where to. */
    private boolean tellsWays;

    private volatile Allowed allowed;

    /** True while the viewer takes messages for pages. */
    private volatile boolean companionOpen;

    /** What the viewer may do, by its rights and by what the operator allows everybody. */
    private record Allowed(Set<Right> rights, ClipboardPolicy clipboard) {

        boolean may(Right right) {
            return rights.contains(right);
        }
    }

    /** For a session's viewer; {@code textGiven} is called with each text that it is about to put on the screen's clipboard. */
    MessageTarget(
            SessionId session,
            Set<Right> rights,
            WriterInput input,
            SessionContext context,
            Consumer<String> textGiven) {
        this.session = session;
        this.input = input;
        this.context = context;
        this.textGiven = textGiven;
        allow(rights);
    }

    /**
     * The viewer has these rights from now on. Called by any thread; what it held down goes up when it may press nothing
     * any more.
     */
    synchronized void allow(Set<Right> rights) {
        ClipboardPolicy policy = context.options().policy().clipboard();
        ClipboardPolicy clipboard = new ClipboardPolicy(
                policy.fromViewers() && rights.contains(Right.CLIPBOARD_WRITE),
                policy.toViewers() && rights.contains(Right.CLIPBOARD_READ),
                Math.min(
                        policy.maxBytes(), context.options().sessions().limits().cutText()));
        allowed = new Allowed(rights, clipboard);
        input.pending().clipboard(orders -> orders.allow(clipboard));
        if (!allowed.may(Right.INPUT)) {
            context.input().leave(session);
        }
    }

    /** The viewer says its first word, or leaves. */
    void greeted() {
        input.greeted();
    }

    void setPixelFormat(PixelFormat format) throws ProtocolException {
        change(params.withFormat(format));
    }

    void setEncodings(List<Integer> encodings) throws ProtocolException {
        ClientParams listed = params.withEncodings(encodings);
        agreeOnWays(listed);
        change(listed);
        boolean wasOpen = companionOpen;
        companionOpen = context.companion().areOffered() && params.lists(Encodings.ORIEL_COMPANION);
        if (companionOpen && !wasOpen) {
            context.companion().opened(session);
        }
    }

    /**
     * A page lists it for as long as it is wanted, and is told then; what it sends from this message on are ways. Viewers that
     * list whatever they know do not mean to ask for it.
     */
    private void agreeOnWays(ClientParams listed) {
        tellsWays = listed.lists(Encodings.QEMU_POINTER_MOTION)
                && listed.lists(Encodings.ORIEL_COMPANION)
                && !context.options().updates().encoding().disabled().contains(Encodings.QEMU_POINTER_MOTION)
                && context.updates()
                        .feed()
                        .input()
                        .filter(InputSink::movesByWays)
                        .isPresent();
        if (tellsWays) {
            input.agreements().add(Encodings.QEMU_POINTER_MOTION);
        } else {
            input.agreements().remove(Encodings.QEMU_POINTER_MOTION);
        }
    }

    /** The writer finds new wishes, the answer to a fence that they go with, and the offers that they make due in one step. */
    private void change(ClientParams newest) throws ProtocolException {
        params = newest;
        List<ServerMessage> messages = new ArrayList<>();
        sync.ifPresent(fence -> messages.add(new ServerFence(fence.answer())));
        sync = Optional.empty();
        if (isNew(Encodings.FENCE)) {
            messages.add(new ServerFence(new Fence(Fence.REQUEST, "")));
        }
        if (mayFence() && isNew(Encodings.CONTINUOUS_UPDATES)) {
            messages.add(new EndOfContinuousUpdates());
        }
        say(messages, () -> input.params(newest));
    }

    /** True once, when the viewer lists an extension for the first time; it is told of it. */
    private boolean isNew(int extension) {
        boolean offered = params.lists(extension)
                && !input.agreements().contains(extension)
                && !context.options().updates().encoding().disabled().contains(extension);
        if (offered) {
            input.agreements().add(extension);
        }
        return offered;
    }

    private void say(List<ServerMessage> messages, Runnable with) throws ProtocolException {
        boolean[] room = {true};
        input.together(() -> {
            with.run();
            messages.forEach(message -> room[0] &= input.pending().add(message));
        });
        if (!room[0]) {
            throw new ProtocolException("more messages that want an answer than it reads answers of");
        }
    }

    /** True if the viewer may send fences. */
    boolean mayFence() {
        return input.agreements().contains(Encodings.FENCE);
    }

    /** True if the viewer may have updates sent that it does not ask for. */
    boolean mayContinue() {
        return input.agreements().contains(Encodings.CONTINUOUS_UPDATES);
    }

    /**
     * A fence of the viewer's, which is answered after all that was before it, and before the effects of what comes behind it:
     * everything goes through one queue. Or its answer to one of ours.
     *
     * @throws ProtocolException if it does not take the answers
     */
    void fence(Fence fence) throws ProtocolException {
        if ((fence.flags() & Fence.REQUEST) == 0) {
            input.answered(fence);
            return;
        }
        endSync(sync);
        if ((fence.flags() & Fence.SYNC_NEXT) != 0) {
            sync = Optional.of(fence);
        } else {
            say(List.of(new ServerFence(fence.answer())), () -> {});
        }
    }

    /** The fence that is to be answered in step with the next message. */
    Optional<Fence> sync() {
        return sync;
    }

    /** The message behind a fence of {@link #sync} was dealt with: the fence is answered, if it was not with that. */
    void endSync(Optional<Fence> fence) throws ProtocolException {
        if (fence.isPresent() && sync.isPresent() && sync.get() == fence.get()) {
            sync = Optional.empty();
            say(List.of(new ServerFence(fence.get().answer())), () -> {});
        }
    }

    /**
     * Updates of an area come without being asked for from now on, or not any more, which the viewer is told each time.
     *
     * @throws ProtocolException if it does not take the answers
     */
    void continuousUpdates(boolean enable, Rect area) throws ProtocolException {
        if (enable) {
            input.continuous(Optional.of(area));
        } else {
            say(List.of(new EndOfContinuousUpdates()), () -> input.continuous(Optional.empty()));
        }
    }

    /** True if the viewer may send messages of a page. */
    boolean hasCompanion() {
        return companionOpen;
    }

    /** A message of a page. */
    void companion(CompanionMessage message) {
        context.companion().received(session, message);
    }

    /**
     * The viewer is to get a message for pages; called by any thread.
     *
     * @return false if it takes none, or has left too many unread
     */
    boolean tell(CompanionMessage message) {
        return companionOpen && input.pending().add(message);
    }

    void requestUpdate(Rect area, boolean incremental) {
        input.request(area, incremental);
    }

    /** Scan code 0: the key's place is not known. */
    synchronized void key(int keysym, int scanCode, boolean down) {
        if (allowed.may(Right.INPUT)) {
            input.acted();
            context.input().key(session, keysym, scanCode, down);
        }
    }

    /** True if a PointerEvent may have a second byte of buttons: the viewer wants that, and was told that it may. */
    boolean takesManyButtons() {
        return params.lists(Encodings.EXTENDED_MOUSE_BUTTONS)
                && input.agreements().contains(Encodings.EXTENDED_MOUSE_BUTTONS);
    }

    synchronized void pointer(int x, int y, int buttons) {
        if (!allowed.may(Right.INPUT) || !context.input().mayControl(session)) {
            return;
        }
        if (!tellsWays) {
            input.pointed(x, y);
        }
        if (buttons != heldButtons) {
            heldButtons = buttons;
            input.acted();
        }
        if (tellsWays) {
            context.input().motion(session, x - PointerMotion.ORIGIN, y - PointerMotion.ORIGIN, buttons);
        } else {
            context.input().pointer(session, x, y, buttons);
        }
    }

    /**
     * Has the size of the screen changed and the viewer answered, if it understands the answer. Does not wait for it.
     *
     * @throws ProtocolException if it does not take the answers
     */
    void setDesktopSize(int width, int height, List<MonitorArea> monitors) throws ProtocolException {
        if (!params.lists(Encodings.EXTENDED_DESKTOP_SIZE)) {
            return;
        }
        if (!input.pending().askSize()) {
            throw new ProtocolException("more changes of size than it takes answers for");
        }
        boolean mayResize = allowed.may(Right.RESIZE)
                && context.options().policy().resize()
                && context.input().mayControl(session);
        if (mayResize) {
            ScreenSizer.Request request = new ScreenSizer.Request(
                    session, width, height, monitors, () -> !input.isClosed(), input.pending()::answerSize);
            context.updates().feed().sizer().ask(request);
        } else {
            input.pending().answerSize(SizeChange.PROHIBITED);
        }
    }

    /** The area of the picture that viewers get now. */
    Rect picture() {
        ScreenLayout layout = context.updates().feed().pictured();
        return new Rect(0, 0, layout.width(), layout.height());
    }

    /** Characters of the text that the viewer gets if it asks for it. */
    int textToGive() {
        return input.pending().textToGive();
    }

    /** True if the viewer may give text. */
    boolean takesText() {
        return allowed.clipboard().fromViewers();
    }

    /** Most bytes of text that are taken or given. */
    int mostText() {
        return allowed.clipboard().maxBytes();
    }

    /** True if cut texts may be messages of Extended Clipboard. */
    boolean extendsClipboard() {
        return params.lists(Encodings.EXTENDED_CLIPBOARD);
    }

    /** A message of Extended Clipboard. */
    void clipboard(ClipboardMessage message) {
        if (message instanceof Caps caps) {
            input.pending().clipboard(orders -> orders.viewerUnderstands(caps));
        } else if (message instanceof Request request && (request.formats() & ClipboardMessage.TEXT) != 0) {
            input.pending().clipboard(ClipboardOrders::viewerWants);
        } else if (message instanceof Peek) {
            input.pending().clipboard(ClipboardOrders::viewerLooks);
        } else if (message instanceof Notify notify && takesText() && (notify.formats() & ClipboardMessage.TEXT) != 0) {
            input.pending().clipboard(ClipboardOrders::viewerHas);
        } else if (message instanceof Provide provide && takesText()) {
            provide.text().ifPresent(this::cutText);
        }
    }

    /** A text for the screen's clipboard. An empty one is none: viewers send it as they connect, and nobody means it. */
    void cutText(String given) {
        String text = ClipboardMessage.sound(given);
        if (text.isEmpty() || ClipboardMessage.utf8Bytes(text) > mostText()) {
            return;
        }
        input.pending().clipboard(ClipboardOrders::viewerGave);
        context.updates().feed().clipboard().ifPresent(screen -> {
            textGiven.accept(text);
            screen.setText(text);
        });
    }
}
