package oriel.server.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mockito.Mockito.mock;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Encodings;
import oriel.server.options.ClipboardPolicy;
import oriel.server.viewer.ClientParams;
import oriel.transport.Connection;

/** A text is compressed once, for all viewers and all of their requests. */
class ClipboardTextTest {

    private final ClipboardText text = new ClipboardText("two\nlines \u20ac");

    @Test
    void hasTheSameBytesForEverybody() throws Exception {
        List<byte[]> sent = new ArrayList<>();
        for (int viewer = 0; viewer < 3; viewer++) {
            Connection connection = mock(Connection.class);
            Mockito.doAnswer(call -> {
                        ByteBuffer bytes = call.getArgument(0);
                        sent.add(bytes.array());
                        return null;
                    })
                    .when(connection)
                    .write(Mockito.any());
            ClipboardWriter writer = new ClipboardWriter(new ViewerOutput(connection, new UpdateCounters(), () -> 0));
            ClientParams profile = ClientParams.INITIAL.withEncodings(List.of(Encodings.EXTENDED_CLIPBOARD));
            ClipboardOrders orders = new ClipboardOrders();
            orders.allow(ClipboardPolicy.DEFAULT);
            writer.write(profile, orders.take());
            orders.screenHas(text);
            orders.take();
            for (int request = 0; request < 2; request++) {
                orders.viewerWants();
                sent.clear();
                writer.write(profile, orders.take());
                assertEquals(1, sent.size());
                assertSame(text.provide(), sent.get(0));
            }
        }
    }

    @Test
    void countsItsBytesAsTheyAreSent() {
        assertEquals(ClipboardMessage.onWire("two\nlines \u20ac").length, text.wireBytes());
    }

    @Test
    void isNoCutTextIfViewersCouldNotTakeIt() {
        assertEquals(0, new ClipboardText("x".repeat((1 << 20) + 1)).cutText().length);
        assertEquals(8 + (1 << 20), new ClipboardText("x".repeat(1 << 20)).cutText().length);
    }
}
