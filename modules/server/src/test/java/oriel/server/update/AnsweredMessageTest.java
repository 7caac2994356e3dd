package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.encoding.EncoderTools;
import oriel.plugin.Configured;
import oriel.plugin.PluginException;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Limits;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ClientCutText;
import oriel.rfb.message.ClientMessageHandler;
import oriel.rfb.message.ClientMessageReader;
import oriel.rfb.message.ClientXvp;
import oriel.rfb.message.FramebufferUpdateRequest;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.PointerEvent;
import oriel.rfb.message.QemuExtendedKeyEvent;
import oriel.rfb.message.ServerXvp;
import oriel.rfb.message.SetDesktopSize;
import oriel.rfb.message.SetEncodings;
import oriel.rfb.message.SetPixelFormat;
import oriel.server.event.SessionId;
import oriel.server.flow.NanoClock;
import oriel.server.options.NetworkProfile;
import oriel.server.options.UpdateOptions;
import oriel.server.screen.ScreenEvents;
import oriel.server.screen.ScreenFeed;
import oriel.testkit.MemoryPipe;
import oriel.testkit.PaintedScreen;

/**
 * A message that the server does not offer today costs its record, one method of a handler and its use: the answers go out
 * in the order of the questions, and nobody can ask without end.
 */
@Timeout(30)
class AnsweredMessageTest {

    private final MemoryPipe pipe = new MemoryPipe(1 << 12);
    private final WriterInput input = new WriterInput(new SessionId(1), true, NanoClock.SYSTEM);
    private final ScreenFeed feed =
            new ScreenFeed(Configured.plain(new PaintedScreen(64, 48)), 1.0, new Deaf(), NanoClock.SYSTEM);
    private final UpdateContext context =
            UpdateContext.of(feed, List.of(), EncoderTools.BASIC, UpdateOptions.DEFAULT, NanoClock.SYSTEM);

    AnsweredMessageTest() throws PluginException {}

    @AfterEach
    void close() {
        input.close();
        context.close();
        feed.close();
    }

    /** Answers each question with its code. */
    private final class Toy implements ClientMessageHandler {

        @Override
        public boolean offers(int type) {
            return type == ClientXvp.TYPE;
        }

        @Override
        public void xvp(ClientXvp message) throws ProtocolException {
            if (!input.pending().add(new ServerXvp(message.version(), message.code()))) {
                throw new ProtocolException("more questions than it reads answers");
            }
        }

        @Override
        public boolean extendsPointer() {
            return false;
        }

        @Override
        public boolean extendsClipboard() {
            return false;
        }

        @Override
        public int maxText() {
            return 0;
        }

        @Override
        public void setPixelFormat(SetPixelFormat message) {}

        @Override
        public void setEncodings(SetEncodings message) {}

        @Override
        public void framebufferUpdateRequest(FramebufferUpdateRequest message) {}

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

    private void ask(int... codes) throws IOException {
        ClientMessageReader reader = new ClientMessageReader(new WireReader(pipe.server()), Limits.DEFAULT);
        for (int code : codes) {
            WireBuffer out = new WireBuffer(4);
            new ClientXvp(1, code).write(out);
            pipe.viewer().write(out.view());
            reader.read(reader.type(), new Toy());
        }
    }

    @Test
    void isAnsweredInOrderByTheWriter() throws Exception {
        ask(2, 3, 4);
        input.pending().bell();
        input.pending().bell();
        UpdateLoop loop =
                new UpdateLoop(pipe.server(), input, context, new Rect(0, 0, 64, 48), NetworkProfile.LOCALHOST);
        Thread writer = new Thread(() -> run(loop), "writer");
        writer.start();
        byte[] told = new WireReader(pipe.viewer()).bytes(13);
        assertEquals("fa000102fa000103fa00010402", HexFormat.of().formatHex(told));
        input.close();
        writer.join();
    }

    private static void run(UpdateLoop loop) {
        try {
            loop.run();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void endsTheConnectionOfWhoeverAsksWithoutReading() throws Exception {
        int[] many = new int[64];
        ask(many);
        assertThrows(ProtocolException.class, () -> ask(1));
    }

    /** Hears nothing. */
    private static final class Deaf implements ScreenEvents {

        @Override
        public void desktopChanged() {}

        @Override
        public void clipboardChanged(String text) {}

        @Override
        public void bell() {}
    }
}
