package oriel.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.Limits;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.Agreement;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientExtendedCutText;
import oriel.rfb.message.ClientFence;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.CompanionMessage;
import oriel.rfb.message.DesktopName;
import oriel.rfb.message.EnableContinuousUpdates;
import oriel.rfb.message.EndOfContinuousUpdates;
import oriel.rfb.message.Fence;
import oriel.rfb.message.FramebufferUpdate;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.QemuExtendedKeyEvent;
import oriel.rfb.message.RectangleHeader;
import oriel.rfb.message.ServerCutText;
import oriel.rfb.message.ServerInit;
import oriel.rfb.message.ServerMessageHandler;
import oriel.rfb.message.ServerMessageReader;
import oriel.rfb.message.SetColourMapEntries;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.transport.Connection;

/**
 * A VNC viewer without a window. One thread reads ({@link #read}); another may send. Nothing is asked for by itself: the
 * caller requests updates.
 */
public final class Viewer implements AutoCloseable {

    /** The encodings that this client decodes, the best first. */
    public static final List<Integer> ENCODINGS = Decoders.ENCODINGS;

    private static final int MORE_BUTTONS = 0x80;

    private final Connection connection;
    private final WireReader in;
    private final ServerMessageReader messages;
    private final UpdateReader updates;
    private final MessageTarget target = new MessageTarget();
    private volatile String name;
    private volatile boolean manyButtons;
    private volatile boolean extendsClipboard;
    private final Set<Integer> listed = ConcurrentHashMap.newKeySet();
    private final int[] map = new int[SetColourMapEntries.MAX_ENTRIES];

    private Viewer(Connection connection, WireReader in, ServerInit init, Decoders decoders) throws ProtocolException {
        this.connection = connection;
        this.in = in;
        this.messages = new ServerMessageReader(in, Limits.DEFAULT);
        this.name = init.name();
        Framebuffer picture = UpdateReader.picture(init.width(), init.height());
        this.updates = new UpdateReader(picture, new PixelReader(PixelFormat.NATIVE, map), decoders);
    }

    /**
     * Shakes hands over a new connection. Closes it if that fails.
     *
     * @throws LoginException if the server does not let this viewer in
     * @throws UnknownServerException if it encrypts, and is not trusted
     * @throws ProtocolException if the server breaks the rules
     */
    public static Viewer connect(Connection connection, ViewerOptions options) throws IOException {
        return connect(connection, options, UnaryOperator.identity());
    }

    /**
     * As {@link #connect(Connection, ViewerOptions)}, through something that sees what is said after the login, as it was
     * before it was encrypted.
     */
    public static Viewer connect(Connection connection, ViewerOptions options, UnaryOperator<Connection> through)
            throws IOException {
        boolean done = false;
        try {
            connection.readLimit(options.timeout());
            Connection onward = through.apply(new Login(connection, options).run());
            WireReader in = new WireReader(onward);
            Viewer viewer = new Viewer(onward, in, ServerInit.read(in), options.decoders());
            onward.readLimit(Duration.ZERO);
            viewer.setPixelFormat(PixelFormat.NATIVE);
            done = true;
            return viewer;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    /** The desktop's name now. */
    public String name() {
        return name;
    }

    /** The picture so far; another object after its size has changed. */
    public Framebuffer picture() {
        return updates.picture();
    }

    /** Asks for pixels of another format; to be called while no update is under way or requested. */
    public void setPixelFormat(PixelFormat format) throws IOException {
        updates.pixels(new PixelReader(format, map));
        send(new SetPixelFormat(format));
    }

    /** Says which encodings and pseudo-encodings may come, the best first. */
    public void setEncodings(List<Integer> encodings) throws IOException {
        listed.addAll(encodings);
        extendsClipboard = encodings.contains(Encodings.EXTENDED_CLIPBOARD);
        manyButtons &= encodings.contains(Encodings.EXTENDED_MOUSE_BUTTONS);
        send(new SetEncodings(encodings));
    }

    /** Asks for another size of the screen; the answer comes with an update, for viewers that list it. */
    public void setDesktopSize(int width, int height, List<MonitorArea> monitors) throws IOException {
        send(new SetDesktopSize(width, height, monitors));
    }

    /** Asks for an area: what has changed in it, or all of it. */
    public void requestUpdate(Rect area, boolean incremental) throws IOException {
        send(new FramebufferUpdateRequest(incremental, area));
    }

    /** Asks for the whole picture: what has changed in it, or all of it. */
    public void requestUpdate(boolean incremental) throws IOException {
        requestUpdate(picture().bounds(), incremental);
    }

    /**
     * Has updates of an area come without being asked for, or no longer; for servers that have shown that they know it, by
     * {@link ServerEvent.ContinuousUpdatesEnded}.
     */
    public void continuousUpdates(boolean enable, Rect area) throws IOException {
        send(new EnableContinuousUpdates(enable, area));
    }

    /** Sends a fence, to a server that has sent one; its answer is a {@link ServerEvent.Fenced}. */
    public void fence(Fence fence) throws IOException {
        send(new ClientFence(fence));
    }

    /** Presses or releases a key, by its X11 keysym. */
    public void key(int keysym, boolean down) throws IOException {
        send(new KeyEvent(down, keysym));
    }

    /**
     * Presses or releases a key, by its place too, for servers that have agreed to it (QEMU Extended Key Event).
     *
     * @param scanCode XT set 1; the prefix E0 is bit 7
     */
    public void key(int keysym, int scanCode, boolean down) throws IOException {
        send(new QemuExtendedKeyEvent(down, keysym, scanCode));
    }

    /**
     * Moves the pointer; bit 0 of the mask is the left button. Bits from the ninth on go to servers alone that have agreed
     * to ExtendedMouseButtons.
     */
    public void pointer(int x, int y, int buttons) throws IOException {
        boolean many = manyButtons && buttons >= MORE_BUTTONS;
        send(new PointerEvent(x, y, many ? buttons : buttons & 0xff, many));
    }

    /** Gives text to the server's clipboard; what Latin-1 lacks becomes a question mark. */
    public void cutText(String text) throws IOException {
        send(new ClientCutText(text));
    }

    /** Sends a message of Extended Clipboard, to a server that has sent one. */
    public void clipboard(ClipboardMessage message) throws IOException {
        send(new ClientExtendedCutText(message));
    }

    /** Says something as a page of Oriel's does, to a server that has said something first. */
    public void companion(CompanionMessage message) throws IOException {
        send(message);
    }

    private void send(ClientMessage message) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        synchronized (connection) {
            connection.write(out.view());
        }
    }

    /** Sets one deadline for all that is read from now on; zero for none. */
    public void readLimit(Duration limit) throws IOException {
        connection.readLimit(limit);
    }

    /**
     * Reads one message and obeys it.
     *
     * @throws java.io.EOFException if the server has ended the stream
     * @throws ProtocolException if the server breaks the rules
     */
    public ServerEvent read() throws IOException {
        messages.read(in.u8(), target);
        ServerEvent event = target.event.orElseThrow();
        if (event instanceof ServerEvent.Fenced fenced && isRequest(fenced.fence())) {
            send(new ClientFence(fenced.fence().answer())); // all before it has been dealt with
        }
        return event;
    }

    private static boolean isRequest(Fence fence) {
        return (fence.flags() & Fence.REQUEST) != 0;
    }

    /** Reads messages up to and with the next update. */
    public ServerEvent.Update readUpdate() throws IOException {
        while (true) {
            if (read() instanceof ServerEvent.Update update) {
                return update;
            }
        }
    }

    /** Obeys messages, and keeps what the last one has told. */
    private final class MessageTarget implements ServerMessageHandler {

        private Optional<ServerEvent> event = Optional.empty();

        @Override
        public int bytesPerPixel() {
            return updates.pixelBytes();
        }

        @Override
        public boolean extendsClipboard() {
            return extendsClipboard;
        }

        /** One that was under way may come after a list without it. */
        @Override
        public boolean expects(int type) {
            return switch (type) {
                case CompanionMessage.TYPE -> listed.contains(Encodings.ORIEL_COMPANION);
                case Fence.TYPE -> listed.contains(Encodings.FENCE);
                case EndOfContinuousUpdates.TYPE -> listed.contains(Encodings.CONTINUOUS_UPDATES);
                default -> false;
            };
        }

        @Override
        public void fence(Fence fence) {
            event = Optional.of(new ServerEvent.Fenced(fence));
        }

        @Override
        public void endOfContinuousUpdates() {
            event = Optional.of(new ServerEvent.ContinuousUpdatesEnded());
        }

        @Override
        public void companion(CompanionMessage message) {
            event = Optional.of(new ServerEvent.Companion(message));
        }

        @Override
        public void framebufferUpdate(FramebufferUpdate message) {
            updates.begin();
        }

        @Override
        public void rectangle(RectangleHeader header, WireReader in) throws IOException {
            updates.rectangle(header, in);
        }

        @Override
        public void pseudoRect(PseudoRect rect) throws ProtocolException {
            updates.pseudoRect(rect);
        }

        @Override
        public void framebufferUpdateEnd() {
            ServerEvent.Update update = updates.end();
            for (PseudoRect rect : update.pseudoRects()) {
                if (rect instanceof DesktopName renamed) {
                    name = renamed.name();
                } else if (rect instanceof Agreement agreement) {
                    manyButtons |= agreement.encoding() == Encodings.EXTENDED_MOUSE_BUTTONS;
                }
            }
            event = Optional.of(update);
        }

        @Override
        public void setColourMapEntries(SetColourMapEntries message) {
            for (int i = 0; i < message.colours().size(); i++) {
                map[message.first() + i] = message.colours().get(i).rgb();
            }
            event = Optional.of(new ServerEvent.ColourMapEntries());
        }

        @Override
        public void bell() {
            event = Optional.of(new ServerEvent.Bell());
        }

        @Override
        public void cutText(ServerCutText message) {
            event = Optional.of(new ServerEvent.CutText(message.text()));
        }

        @Override
        public void clipboard(ClipboardMessage message) {
            event = Optional.of(new ServerEvent.Clipboard(message));
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
