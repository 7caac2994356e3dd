package oriel.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.Framebuffer;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.ServerMessages;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientExtendedCutText;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.QemuExtendedKeyEvent;
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
    public static final List<Integer> ENCODINGS = List.of(
            Encodings.ZRLE,
            Encodings.TIGHT,
            Encodings.TIGHT_PNG,
            Encodings.ZLIB,
            Encodings.TRLE,
            Encodings.HEXTILE,
            Encodings.CORRE,
            Encodings.RRE,
            Encodings.JPEG,
            Encodings.COPY_RECT,
            Encodings.RAW);

    private static final int MORE_BUTTONS = 0x80;
    private static final int MOST_NAME = 1 << 16;
    private static final int MOST_CUT_TEXT = 16 << 20;

    private final Connection connection;
    private final WireReader in;
    private final UpdateReader updates;
    private volatile String name;
    private volatile boolean manyButtons;
    private volatile boolean extendsClipboard;
    private final int[] map = new int[256];

    private Viewer(Connection connection, WireReader in, Framebuffer picture, String name, Decoders decoders) {
        this.connection = connection;
        this.in = in;
        this.name = name;
        this.updates = new UpdateReader(in, picture, new PixelReader(PixelFormat.NATIVE, map), decoders);
    }

    /**
     * Shakes hands over a new connection. Closes it if that fails.
     *
     * @throws LoginException if the server does not let this viewer in
     * @throws ProtocolException if the server breaks the rules
     */
    public static Viewer connect(Connection connection, ViewerOptions options) throws IOException {
        boolean done = false;
        try {
            connection.readLimit(options.timeout());
            new Login(connection, options).run();
            WireReader in = new WireReader(connection);
            int width = in.u16();
            int height = in.u16();
            PixelFormat.read(in);
            String name = name(in);
            Viewer viewer = new Viewer(connection, in, UpdateReader.picture(width, height), name, options.decoders());
            connection.readLimit(Duration.ZERO);
            viewer.setPixelFormat(PixelFormat.NATIVE);
            done = true;
            return viewer;
        } finally {
            if (!done) {
                connection.close();
            }
        }
    }

    private static String name(WireReader in) throws IOException {
        long length = in.u32();
        if (length > MOST_NAME) {
            throw new ProtocolException("a name of " + length + " bytes");
        }
        return new String(in.bytes((int) length), StandardCharsets.UTF_8);
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
    public ServerMessage read() throws IOException {
        int type = in.u8();
        return switch (type) {
            case ServerMessages.FRAMEBUFFER_UPDATE -> update();
            case ServerMessages.SET_COLOUR_MAP_ENTRIES -> colourMap();
            case ServerMessages.BELL -> new ServerMessage.Bell();
            case ServerMessages.SERVER_CUT_TEXT -> cutText();
            default -> throw new ProtocolException("a message of type " + type);
        };
    }

    /** Reads messages up to and with the next update. */
    public ServerMessage.Update readUpdate() throws IOException {
        while (true) {
            if (read() instanceof ServerMessage.Update update) {
                return update;
            }
        }
    }

    private ServerMessage update() throws IOException {
        ServerMessage.Update update = updates.read();
        for (SideNote note : update.notes()) {
            if (note instanceof SideNote.Name renamed) {
                name = renamed.text();
            } else if (note instanceof SideNote.Agreed agreed) {
                manyButtons |= agreed.encoding() == Encodings.EXTENDED_MOUSE_BUTTONS;
            }
        }
        return update;
    }

    private ServerMessage colourMap() throws IOException {
        in.skip(1);
        int first = in.u16();
        int count = in.u16();
        if (first + count > map.length) {
            throw new ProtocolException("a colour map of " + (first + count) + " entries");
        }
        for (int i = first; i < first + count; i++) {
            map[i] = in.u16() >> 8 << 16 | in.u16() >> 8 << 8 | in.u16() >> 8;
        }
        return new ServerMessage.ColourMapEntries();
    }

    private ServerMessage cutText() throws IOException {
        in.skip(3);
        int length = in.s32();
        boolean extended = length < 0 && extendsClipboard;
        int bytes = extended ? -length : length;
        if (bytes < 0 || bytes > MOST_CUT_TEXT) {
            throw new ProtocolException("a cut text of " + Integer.toUnsignedString(bytes) + " bytes");
        }
        return extended
                ? new ServerMessage.Clipboard(ClipboardMessage.read(in, bytes, MOST_CUT_TEXT))
                : new ServerMessage.CutText(in.latin1(bytes));
    }

    @Override
    public void close() {
        connection.close();
    }
}
