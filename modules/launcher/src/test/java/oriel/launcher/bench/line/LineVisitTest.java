package oriel.launcher.bench.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.client.ViewerOptions;
import oriel.client.line.LineConditions;
import oriel.rfb.Encodings;
import oriel.scenes.SceneKind;

/** What the viewer says to a server that is scripted. */
class LineVisitTest {

    private static final Line LINE =
            new Line(LineConditions.NONE.withDelay(Duration.ofMillis(5)), LineConditions.NONE, 1);
    private static final String ASK = "0301" + "0000" + "0000" + "0080" + "0010";
    private static final String ASK_FOR_ALL = "0300" + "0000" + "0000" + "0080" + "0010";

    private static LineResult visit(FlowServer server, boolean continuous, double keys) throws IOException {
        Watching watching =
                new Watching(List.of(Encodings.RAW), continuous, Duration.ZERO, Duration.ofMillis(950), keys);
        try (Stage stage = new Stage(SceneKind.TYPING, SceneKind.TYPING.open(320, 200, 1), 30)) {
            return new LineVisit(LINE, watching, ViewerOptions.OPEN).run(server.address(), stage);
        }
    }

    @Test
    void asksForEachUpdateOnceItHasTheOneBefore() throws Exception {
        try (FlowServer server = new FlowServer(false)) {
            LineResult result = visit(server, false, 0);
            List<String> messages = server.messages();
            assertFalse(result.continuous());
            assertTrue(messages.get(0).startsWith("0200"), messages.get(0));
            assertFalse(messages.get(0).contains("fffffec8"), "it lists Fence");
            assertEquals(ASK_FOR_ALL, messages.get(1));
            assertEquals(ASK, messages.get(2));
            assertEquals(
                    List.of(ASK),
                    messages.subList(2, messages.size() - 1).stream().distinct().toList());
            assertTrue(messages.size() - 2 <= server.updates() + 1, "more than one request is under way");
            assertTrue(result.allBytes() >= 8192, result.allBytes() + " bytes");
        }
    }

    @Test
    void takesAnOfferOfContinuousUpdatesOnceAndAsksNoMore() throws Exception {
        try (FlowServer server = new FlowServer(true)) {
            LineResult result = visit(server, true, 0);
            List<String> messages = server.messages();
            assertTrue(result.continuous());
            assertTrue(messages.get(0).endsWith("fffffec8" + "fffffec7"), messages.get(0));
            assertEquals(
                    List.of(
                            ASK_FOR_ALL,
                            "f8000000" + "00000003" + "02" + "beef",
                            "9601" + "0000" + "0000" + "0080" + "0010",
                            "gone"),
                    messages.subList(1, messages.size()));
        }
    }

    @Test
    void goesOnAskingWhereNothingIsOffered() throws Exception {
        try (FlowServer server = new FlowServer(false)) {
            LineResult result = visit(server, true, 0);
            assertFalse(result.continuous());
            assertEquals(ASK, server.messages().get(2));
        }
    }

    @Test
    void pressesKeysAndReleasesThem() throws Exception {
        try (FlowServer server = new FlowServer(true)) {
            visit(server, true, 20);
            List<String> keys = server.messages().stream()
                    .filter(message -> message.startsWith("04"))
                    .toList();
            assertTrue(keys.size() >= 2, keys.toString());
            assertEquals("0401000000000061", keys.get(0));
            assertEquals("0400000000000061", keys.get(1));
        }
    }
}
