package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ClientFence;
import oriel.rfb.message.ClientMessage;
import oriel.rfb.message.EnableContinuousUpdates;
import oriel.rfb.message.Fence;
import oriel.rfb.message.KeyEvent;
import oriel.rfb.message.SetEncodings;
import oriel.server.options.EncodingOptions;
import oriel.server.options.UpdateOptions;
import oriel.transport.Connection;

/** What a viewer of the extensions Fence and ContinuousUpdates reads, byte for byte: rfbproto. A bell marks an end. */
@Timeout(30)
class FencesTest {

    private static final SetEncodings FENCES = new SetEncodings(List.of(Encodings.FENCE));
    private static final SetEncodings BOTH =
            new SetEncodings(List.of(Encodings.CONTINUOUS_UPDATES, Encodings.FENCE, Encodings.CONTINUOUS_UPDATES));
    private static final SetEncodings NOTHING = new SetEncodings(List.of());

    private static final String ASKED = "f8000000" + "80000000" + "00";
    private static final String NO_MORE = "96";
    private static final String BELL = "02";
    private static final Rect SCREEN = new Rect(0, 0, 64, 48);

    private final Lobby lobby = new Lobby();
    private Connection viewer;
    private WireReader in;

    @AfterEach
    void close() {
        lobby.close();
    }

    private void connect() throws Exception {
        viewer = lobby.viewer();
        in = new WireReader(viewer);
        in.skip(Lobby.SERVER_INIT_AT + 24 + "hall".length());
    }

    private void say(ClientMessage... messages) throws IOException {
        WireBuffer out = new WireBuffer(256);
        List.of(messages).forEach(each -> each.write(out));
        viewer.write(out.view());
    }

    private static ClientFence fence(int flags, String payload) {
        return new ClientFence(new Fence(flags, payload));
    }

    private static String answer(int flags, String payload) {
        return "f8000000" + "0000000" + flags + "0" + payload.length() / 2 + payload;
    }

    private void assertRead(String expected) throws IOException {
        assertEquals(expected, HexFormat.of().formatHex(in.bytes(expected.length() / 2)));
    }

    /** All that was said has been dealt with, and nothing else was answered. */
    private void assertNothingMore() throws Exception {
        viewer.close();
        assertEquals("closed, it left", lobby.next());
        assertEquals(-1, in.messageType());
    }

    private void assertBreaksTheRules(String how) throws Exception {
        String end = lobby.next();
        assertTrue(end.startsWith("closed, it breaks the rules: " + how), end);
    }

    @Test
    void whoListsFencesIsSentOneOnce() throws Exception {
        connect();
        say(FENCES);
        assertRead(ASKED);
        say(NOTHING, FENCES, fence(Fence.REQUEST, ""));
        assertRead(answer(0, ""));
        assertNothingMore();
    }

    @Test
    void whoListsBothIsOfferedBoth() throws Exception {
        connect();
        say(BOTH);
        assertRead(ASKED + NO_MORE);
        say(BOTH, fence(Fence.REQUEST, ""));
        assertRead(answer(0, ""));
        assertNothingMore();
    }

    /** Without fences nobody could know when the last update was sent. */
    @Test
    void whoListsContinuousUpdatesAloneIsOfferedNothing() throws Exception {
        connect();
        say(new SetEncodings(List.of(Encodings.CONTINUOUS_UPDATES)), new EnableContinuousUpdates(false, SCREEN));
        assertBreaksTheRules("a message of type 150");
        assertEquals(-1, in.messageType());
    }

    @Test
    void whoListsNoFencesMaySendNone() throws Exception {
        connect();
        say(NOTHING, fence(Fence.REQUEST, ""));
        assertBreaksTheRules("a message of type 248");
        assertEquals(-1, in.messageType());
    }

    @Test
    void whatTheOperatorHasTurnedOffIsNotOffered() throws Exception {
        EncodingOptions without = EncodingOptions.DEFAULT.withDisabled(Set.of(Encodings.FENCE));
        lobby.options = lobby.options.withUpdates(UpdateOptions.DEFAULT.withEncoding(without));
        connect();
        say(BOTH, fence(Fence.REQUEST, ""));
        assertBreaksTheRules("a message of type 248");
        assertEquals(-1, in.messageType());
    }

    @Test
    void aFenceComesBackWithoutWhatNobodyKnows() throws Exception {
        connect();
        say(FENCES, fence(Fence.REQUEST | Fence.BLOCK_BEFORE | Fence.BLOCK_AFTER | 1 << 7, "0a0b0c"));
        assertRead(ASKED + answer(3, "0a0b0c"));
        say(fence(Fence.REQUEST | Fence.BLOCK_AFTER, "0d"));
        assertRead(answer(2, "0d"));
        assertNothingMore();
    }

    @Test
    void anAnswerIsNotAnswered() throws Exception {
        connect();
        say(FENCES, fence(0, ""), fence(Fence.SYNC_NEXT, "01"), new KeyEvent(true, 'a'));
        assertRead(ASKED);
        assertNothingMore();
    }

    /** Here before the offer that the message makes due. */
    @Test
    void aFenceInStepWithAListIsAnsweredWithIt() throws Exception {
        connect();
        say(FENCES);
        assertRead(ASKED);
        say(fence(Fence.REQUEST | Fence.SYNC_NEXT, "01"));
        lobby.registry().bell();
        assertRead(BELL);
        say(BOTH, fence(Fence.REQUEST, "02"));
        assertRead(answer(4, "01") + NO_MORE + answer(0, "02"));
        assertNothingMore();
    }

    @Test
    void aFenceInStepWithAnyMessageIsAnsweredWithIt() throws Exception {
        connect();
        say(FENCES, fence(Fence.REQUEST | Fence.SYNC_NEXT, "01"));
        assertRead(ASKED);
        lobby.registry().bell();
        assertRead(BELL);
        say(new KeyEvent(true, 'a'));
        assertRead(answer(4, "01"));
        say(new KeyEvent(false, 'a'));
        assertNothingMore();
    }

    @Test
    void aFenceInStepWithAFenceIsAnsweredBeforeIt() throws Exception {
        connect();
        say(FENCES, fence(Fence.REQUEST | Fence.SYNC_NEXT, "01"), fence(Fence.REQUEST, "02"));
        assertRead(ASKED + answer(4, "01") + answer(0, "02"));
        say(
                fence(Fence.REQUEST | Fence.SYNC_NEXT, "03"),
                fence(Fence.REQUEST | Fence.SYNC_NEXT, "04"),
                new KeyEvent(true, 'a'));
        assertRead(answer(4, "03") + answer(4, "04"));
        assertNothingMore();
    }

    @Test
    void theEndOfUpdatesIsToldEachTimeAndTheirBeginningIsNot() throws Exception {
        connect();
        say(BOTH);
        assertRead(ASKED + NO_MORE);
        say(new EnableContinuousUpdates(false, SCREEN), new EnableContinuousUpdates(false, SCREEN));
        assertRead(NO_MORE + NO_MORE);
        say(new EnableContinuousUpdates(true, Rect.EMPTY), fence(Fence.REQUEST, ""));
        assertRead(answer(0, ""));
        assertNothingMore();
    }

    @Test
    void whoReadsNoAnswersIsSentAway() throws Exception {
        connect();
        say(FENCES);
        assertThrows(IOException.class, () -> {
            while (true) {
                say(fence(Fence.REQUEST, "0f".repeat(64)));
            }
        });
        assertBreaksTheRules("more messages that want an answer than it reads answers of");
    }
}
