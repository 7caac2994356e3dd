package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.ClipboardMessage.Caps;
import oriel.rfb.Encodings;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.ServerCutText;
import oriel.rfb.message.ServerExtendedCutText;
import oriel.rfb.message.ServerMessage;
import oriel.server.options.ClipboardPolicy;
import oriel.server.viewer.ClientParams;
import oriel.transport.Connection;

/** What a viewer is told of clipboards, by what it lists, what it understands, and what the operator allows. */
class ClipboardWriterTest {

    private static final String TEXT = "two\nlines";
    private static final int ALL = ClipboardMessage.ACTIONS | ClipboardMessage.TEXT;
    private static final int GIVES = ClipboardMessage.NOTIFY | ClipboardMessage.PROVIDE;
    private static final int TAKES = ClipboardMessage.REQUEST | ClipboardMessage.PEEK;

    private final WireBuffer sent = new WireBuffer(64);
    private final UpdateCounters counters = new UpdateCounters();
    private final ClipboardWriter writer = new ClipboardWriter(new ViewerOutput(connection(), counters, () -> 0));
    private final ClipboardOrders orders = new ClipboardOrders();
    private ClientParams params = ClientParams.INITIAL;

    private Connection connection() {
        Connection connection = mock(Connection.class);
        try {
            doAnswer(call -> sent.put(bytes(call.<ByteBuffer>getArgument(0))))
                    .when(connection)
                    .write(any());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return connection;
    }

    private static byte[] bytes(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        return bytes;
    }

    /** What goes out now. */
    private void tells(ServerMessage... messages) throws IOException {
        WireBuffer wanted = new WireBuffer(64);
        List.of(messages).forEach(each -> each.write(wanted));
        sent.clear();
        writer.write(params, orders.take());
        assertEquals(HexFormat.of().formatHex(wanted.toBytes()), HexFormat.of().formatHex(sent.toBytes()));
    }

    private static ServerMessage extended(ClipboardMessage message) {
        return new ServerExtendedCutText(message);
    }

    private static ServerMessage caps(int flags, int textBytes) {
        return extended(new Caps(ClipboardMessage.CAPS | ClipboardMessage.TEXT | flags, textBytes));
    }

    private static ServerMessage notice(int formats) {
        return extended(new ClipboardMessage.Notify(formats));
    }

    private static ServerMessage provide(String text) {
        return extended(new ClipboardMessage.Provide(Optional.of(text)));
    }

    /** A viewer of Extended Clipboard that was told what the server understands. */
    private void extended(ClipboardPolicy policy) throws IOException {
        orders.allow(policy);
        params = params.withEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        writer.write(params, orders.take());
    }

    private void screenHas(String text) {
        orders.screenHas(new ClipboardText(text));
    }

    @Test
    void isThePlainTextForAViewerThatListsNothing() throws IOException {
        orders.allow(ClipboardPolicy.DEFAULT);
        tells();
        screenHas(TEXT);
        tells(new ServerCutText(TEXT));
        tells();
        orders.viewerHas();
        orders.viewerLooks();
        orders.viewerWants();
        tells();
        assertEquals(8 + TEXT.length(), counters.bytes());
    }

    @Test
    void isNothingOfATextThatTheViewerMayNotHave() throws IOException {
        screenHas(TEXT);
        tells();
        orders.allow(new ClipboardPolicy(true, false, 1));
        screenHas(TEXT);
        tells();
        assertEquals(0, orders.text().length());
    }

    @Test
    void isFirstWhatTheServerUnderstandsAndAgainWithEachList() throws IOException {
        orders.allow(ClipboardPolicy.DEFAULT);
        params = params.withEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        tells(caps(GIVES | TAKES, 16 << 20));
        tells();
        params = params.withEncodings(List.of(Encodings.EXTENDED_CLIPBOARD, Encodings.RAW));
        tells(caps(GIVES | TAKES, 16 << 20));
    }

    @Test
    void saysWhatIsAllowedAlone() throws IOException {
        params = params.withEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        tells();
        orders.allow(new ClipboardPolicy(true, false, 1));
        params = params.withEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        tells(caps(GIVES, 1));
        orders.allow(new ClipboardPolicy(false, true, 1));
        params = params.withEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
        tells(caps(TAKES, 0));
    }

    @Test
    void isTheTextItselfForAViewerThatTakesSoMuchUnasked() throws IOException {
        extended(ClipboardPolicy.DEFAULT);
        long bytes = new ClipboardText(TEXT).wireBytes();
        orders.viewerUnderstands(new Caps(ALL, bytes));
        screenHas(TEXT);
        tells(provide(TEXT));
        orders.viewerUnderstands(new Caps(ALL, bytes - 1));
        screenHas(TEXT);
        tells(notice(ClipboardMessage.TEXT));
        orders.viewerWants();
        tells(provide(TEXT));
    }

    @Test
    void isTheTextUpToAMebibyteBeforeTheViewerHasSaidWhatItTakes() throws IOException {
        extended(ClipboardPolicy.DEFAULT);
        screenHas(TEXT);
        tells(provide(TEXT));
        screenHas("x".repeat(1 << 20));
        tells(notice(ClipboardMessage.TEXT));
    }

    @Test
    void isPlainTextForAViewerThatCanDoNothingElse() throws IOException {
        extended(ClipboardPolicy.DEFAULT);
        orders.viewerUnderstands(new Caps(ClipboardMessage.TEXT, 0));
        screenHas(TEXT);
        tells(new ServerCutText(TEXT));
        orders.viewerUnderstands(new Caps(ClipboardMessage.TEXT | ClipboardMessage.PROVIDE, 0));
        screenHas(TEXT);
        tells();
    }

    @Test
    void isWhatTheViewerAsksFor() throws IOException {
        extended(ClipboardPolicy.DEFAULT);
        orders.viewerLooks();
        tells(notice(0));
        orders.viewerWants();
        tells();
        screenHas(TEXT);
        orders.take();
        orders.viewerHas();
        orders.viewerLooks();
        orders.viewerWants();
        tells(
                extended(new ClipboardMessage.Request(ClipboardMessage.TEXT)),
                notice(ClipboardMessage.TEXT),
                provide(TEXT));
        tells();
    }

    @Test
    void isNothingOfAnOlderTextOnceTheViewerHasGivenOne() throws IOException {
        extended(ClipboardPolicy.DEFAULT);
        screenHas(TEXT);
        orders.viewerGave();
        tells();
        orders.viewerWants();
        tells();
        orders.viewerLooks();
        tells(notice(0));
    }

    @Test
    void isANoticeThatTheScreenHasNoTextAnyMore() throws IOException {
        extended(ClipboardPolicy.DEFAULT);
        screenHas("");
        tells(notice(0));
    }
}
