package oriel.it;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.rfb.Limits;
import oriel.rfb.WireReader;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientMessageHandler;
import oriel.rfb.message.ClientMessageReader;
import oriel.rfb.message.EnableContinuousUpdates;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.QemuExtendedKeyEvent;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;
import oriel.transport.Transport;

/** A transport that keeps what a server's only viewer says, who logs in with version 3.8 and no password. Thread-safe. */
public final class Overheard implements Transport {

    /** ProtocolVersion, the security type, and ClientInit. */
    private static final int HANDSHAKE_BYTES = 12 + 1 + 1;

    private final Transport transport;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    /** Listens where another transport does. */
    public Overheard(Transport transport) {
        this.transport = transport;
    }

    /** What the viewer has said so far; a message of which a part is there is left out. */
    public Said said() throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(heard.toByteArray());
        bytes.skipNBytes(HANDSHAKE_BYTES);
        Said said = new Said();
        WireReader in = new WireReader(target -> {
            int read = bytes.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            target.position(target.position() + Math.max(0, read));
            return read;
        });
        ClientMessageReader reader = new ClientMessageReader(in, Limits.DEFAULT);
        try {
            for (int type = reader.type(); type >= 0; type = reader.type()) {
                reader.read(type, said);
            }
        } catch (EOFException e) {
            return said;
        }
        return said;
    }

    @Override
    public void start(Consumer<? super Connection> viewers) throws IOException {
        transport.start(viewer -> viewers.accept(new Ear(viewer)));
    }

    @Override
    public List<SocketAddress> endpoints() {
        return transport.endpoints();
    }

    @Override
    public void close() {
        transport.close();
    }

    /** Keeps what is read. */
    private final class Ear extends ForwardingConnection {

        Ear(Connection connection) {
            super(connection);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int start = target.position();
            int count = super.read(target);
            byte[] read = new byte[Math.max(0, count)];
            target.get(start, read);
            heard.writeBytes(read);
            return count;
        }
    }

    /** What a viewer has said of how it wants updates. */
    public static final class Said implements ClientMessageHandler {

        private final List<Integer> encodings = new ArrayList<>();
        private int requests;
        private boolean continuous;

        /** True if it has ever listed an encoding or a pseudo-encoding. */
        public boolean lists(int encoding) {
            return encodings.contains(encoding);
        }

        /** How many updates it has asked for, one by one. */
        public int requests() {
            return requests;
        }

        /** True if it has asked for updates that it need not ask for. */
        public boolean continuous() {
            return continuous;
        }

        @Override
        public boolean extendsPointer() {
            return lists(Encodings.EXTENDED_MOUSE_BUTTONS);
        }

        @Override
        public boolean extendsClipboard() {
            return lists(Encodings.EXTENDED_CLIPBOARD);
        }

        @Override
        public int maxText() {
            return 0;
        }

        @Override
        public boolean offers(int type) {
            return true;
        }

        @Override
        public void setEncodings(SetEncodings message) {
            encodings.addAll(message.encodings());
        }

        @Override
        public void framebufferUpdateRequest(FramebufferUpdateRequest message) {
            requests++;
        }

        @Override
        public void enableContinuousUpdates(EnableContinuousUpdates message) {
            continuous |= message.enable();
        }

        @Override
        public void setPixelFormat(SetPixelFormat message) {}

        @Override
        public void keyEvent(KeyEvent message) {}

        @Override
        public void pointerEvent(PointerEvent message) {}

        @Override
        public void cutText(ClientCutText message) {}

        @Override
        public void clipboard(ClipboardMessage message) {}

        @Override
        public void setDesktopSize(SetDesktopSize message) {}

        @Override
        public void qemuExtendedKeyEvent(QemuExtendedKeyEvent message) {}
    }
}
