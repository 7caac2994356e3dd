package oriel.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.Encodings;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.message.Fence;

/** Fences and continuous updates, byte by byte. */
class ViewerFlowTest {

    private static final String HELLO = "524642203030332e3030380a" + "0101" + "00000000" + "0002" + "0001" + "20180001"
            + "00ff00ff00ff" + "100800" + "000000" + "00000000";

    private static final String FENCE = "f8000000";

    private static EndlessConnection server(String says) {
        return new EndlessConnection(
                HexFormat.of().parseHex(HELLO), HexFormat.of().parseHex(says));
    }

    private static Viewer viewer(EndlessConnection server) throws IOException {
        Viewer viewer = Viewer.connect(server, ViewerOptions.OPEN);
        viewer.setEncodings(List.of(Encodings.RAW, Encodings.FENCE, Encodings.CONTINUOUS_UPDATES));
        server.heard();
        return viewer;
    }

    @Test
    void answersAFenceWithItsPayloadAndWithoutTheRequest() throws IOException {
        EndlessConnection server = server(FENCE + "c0000007" + "03" + "0a0b0c");
        try (Viewer viewer = viewer(server)) {
            assertEquals(
                    new ServerEvent.Fenced(new Fence(0xc0000007, "0a0b0c")), viewer.read(), "the event is as it came");
            assertEquals(FENCE + "00000007" + "03" + "0a0b0c", server.heard(), "unknown flags are kept out");
            viewer.read();
            assertEquals(FENCE + "00000007" + "03" + "0a0b0c", server.heard(), "each has an answer of its own");
        }
    }

    @Test
    void doesNotAnswerAnAnswer() throws IOException {
        EndlessConnection server = server(FENCE + "00000001" + "01" + "2a");
        try (Viewer viewer = viewer(server)) {
            viewer.fence(new Fence(Fence.REQUEST | Fence.BLOCK_BEFORE, "2a"));
            assertEquals(FENCE + "80000001" + "01" + "2a", server.heard());
            assertEquals(new ServerEvent.Fenced(new Fence(Fence.BLOCK_BEFORE, "2a")), viewer.read());
            assertEquals("", server.heard());
        }
    }

    @Test
    void tellsOfAnOfferOfContinuousUpdatesAndTakesIt() throws IOException {
        EndlessConnection server = server("96");
        try (Viewer viewer = viewer(server)) {
            assertInstanceOf(ServerEvent.ContinuousUpdatesEnded.class, viewer.read());
            assertEquals("", server.heard(), "whoever uses the viewer decides");
            viewer.continuousUpdates(true, new Rect(0, 0, 2, 1));
            assertEquals("96" + "01" + "0000" + "0000" + "0002" + "0001", server.heard());
        }
    }

    @Test
    void refusesWhatItHasNotListed() throws IOException {
        for (String says : List.of(FENCE + "80000001" + "00", "96")) {
            try (Viewer viewer = Viewer.connect(server(says), ViewerOptions.OPEN)) {
                viewer.setEncodings(List.of(Encodings.RAW));
                assertThrows(ProtocolException.class, viewer::read);
            }
        }
    }
}
