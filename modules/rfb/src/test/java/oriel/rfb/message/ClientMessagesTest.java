package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static oriel.rfb.message.ArbitraryValues.areas;
import static oriel.rfb.message.ArbitraryValues.flags;
import static oriel.rfb.message.ArbitraryValues.monitors;
import static oriel.rfb.message.ArbitraryValues.u16;
import static oriel.rfb.message.ArbitraryValues.u8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.ClipboardMessage;
import oriel.rfb.Limits;
import oriel.rfb.MonitorArea;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** What viewers send: each message to the byte, and read again as it was written. */
class ClientMessagesTest {

    private static final int MAX_TEXT = 1000;

    /** Reads all there is, with a handler that takes every extension. */
    private static List<ClientMessage> read(ByteBuffer bytes, boolean extensions, Limits limits) throws IOException {
        Heard heard = new Heard(extensions, MAX_TEXT);
        ClientMessageReader reader = new ClientMessageReader(Bytes.reader(bytes), limits);
        for (int type = reader.type(); type >= 0; type = reader.type()) {
            reader.read(type, heard);
        }
        return heard.messages;
    }

    static Stream<Arguments> layouts() {
        Rect area = new Rect(0x0102, 0x0304, 0x0506, 0x0708);
        MonitorArea monitor = new MonitorArea(0x01020304, new Rect(1, 2, 3, 4), 5);
        return Stream.of(
                Arguments.of(
                        new SetPixelFormat(
                                PixelFormat.trueColour(16, 15, true, PixelFormat.channels(31, 10, 31, 5, 31, 0))),
                        "00 000000 10 0f 01 01 001f 001f 001f 0a 05 00 000000"),
                Arguments.of(new SetEncodings(List.of(16, -239, 0)), "02 00 0003 00000010 ffffff11 00000000"),
                Arguments.of(new FramebufferUpdateRequest(true, area), "03 01 0102 0304 0506 0708"),
                Arguments.of(new KeyEvent(true, 0xff0d), "04 01 0000 0000ff0d"),
                Arguments.of(new PointerEvent(0x0102, 0x0304, 0x85), "05 85 0102 0304"),
                Arguments.of(new PointerEvent(0x0102, 0x0304, 0x185, true), "05 85 0102 0304 03"),
                Arguments.of(new ClientCutText("\u00e4b"), "06 000000 00000002 e462"),
                Arguments.of(new ClientExtendedCutText(new ClipboardMessage.Request(1)), "06 000000 fffffffc 02000001"),
                Arguments.of(CompanionMessage.of("{\u00e4}"), "4f 00 0000 00000004 7bc3a47d"),
                Arguments.of(new CompanionMessage(CompanionMessage.BINARY, new byte[] {7}), "4f 01 0000 00000001 07"),
                Arguments.of(new EnableContinuousUpdates(true, area), "96 01 0102 0304 0506 0708"),
                Arguments.of(
                        new ClientFence(new Fence(Fence.REQUEST | Fence.SYNC_NEXT, "0a0b")),
                        "f8 000000 80000004 02 0a0b"),
                Arguments.of(new ClientXvp(1, 2), "fa 00 01 02"),
                Arguments.of(
                        new SetDesktopSize(1024, 768, List.of(monitor)),
                        "fb 00 0400 0300 01 00 01020304 0001 0002 0003 0004 00000005"),
                Arguments.of(new QemuExtendedKeyEvent(true, 0x61, 0x1e), "ff 00 0001 00000061 0000001e"),
                Arguments.of(new QemuAudioRequest(QemuAudioRequest.ENABLE, Optional.empty()), "ff 01 0000"),
                Arguments.of(
                        new QemuAudioRequest(
                                QemuAudioRequest.SET_FORMAT, Optional.of(new QemuAudioRequest.Form(3, 2, 44_100))),
                        "ff 01 0002 03 02 0000ac44"));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void areLaidOutAsTheSpecificationsSay(ClientMessage message, String hex) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        assertEquals(hex.replace(" ", ""), HexFormat.of().formatHex(out.toBytes()));
        boolean extensions = !message.equals(new PointerEvent(0x0102, 0x0304, 0x85));
        assertEquals(List.of(message), read(Bytes.of(hex), extensions, Limits.DEFAULT));
    }

    @Provide
    Arbitrary<ClientMessage> messages() {
        return Arbitraries.oneOf(List.of(
                ArbitraryValues.formats().map(SetPixelFormat::new),
                Arbitraries.integers().list().ofMaxSize(300).map(SetEncodings::new),
                Combinators.combine(flags(), areas()).as(FramebufferUpdateRequest::new),
                Combinators.combine(flags(), Arbitraries.integers()).as(KeyEvent::new),
                Combinators.combine(u16(), u16(), Arbitraries.integers().between(0, 0x7f))
                        .as((x, y, buttons) -> new PointerEvent(x, y, buttons)),
                Combinators.combine(u16(), u16(), Arbitraries.integers().between(0, 0x7fff))
                        .as((x, y, buttons) -> new PointerEvent(x, y, buttons, true)),
                ArbitraryValues.latin1().map(ClientCutText::new),
                ArbitraryValues.clipboard().map(ClientExtendedCutText::new),
                Combinators.combine(flags(), areas()).as(EnableContinuousUpdates::new),
                ArbitraryValues.companions(),
                ArbitraryValues.fences().map(ClientFence::new),
                Combinators.combine(u8(), u8()).as(ClientXvp::new),
                Combinators.combine(u16(), u16(), monitors().list().ofMaxSize(255))
                        .as(SetDesktopSize::new),
                Combinators.combine(flags(), Arbitraries.integers(), Arbitraries.integers())
                        .as(QemuExtendedKeyEvent::new),
                Combinators.combine(u8(), u8(), Arbitraries.longs().between(0, 0xffff_ffffL))
                        .as(QemuAudioRequest.Form::new)
                        .map(form -> new QemuAudioRequest(QemuAudioRequest.SET_FORMAT, Optional.of(form)))));
    }

    @Property(tries = 500)
    void areReadAsTheyWereWritten(@ForAll("messages") ClientMessage first, @ForAll("messages") ClientMessage second)
            throws IOException {
        WireBuffer out = new WireBuffer(64);
        first.write(out);
        second.write(out);
        assertEquals(List.of(first, second), read(out.view(), true, Limits.DEFAULT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "07", "fc", "ff 02", "ff 01 0003", "f8 000000 00000000 41", "00 000000 07", "4f 02"})
    void whatBreaksTheRulesIsRefused(String hex) {
        String padded = hex + "00".repeat(80);
        assertThrows(ProtocolException.class, () -> read(Bytes.of(padded), true, Limits.DEFAULT));
    }

    @Test
    void listsOfEncodingsAreBounded() {
        ProtocolException refused = assertThrows(
                ProtocolException.class, () -> read(Bytes.of("02 00 0003" + "00".repeat(12)), true, new Limits(2, 9)));
        assertEquals("3 encodings, 2 are allowed", refused.getMessage());
    }

    @Test
    void textAboveTheLimitIsReadPastAndMuchMoreRefused() throws IOException {
        String key = "04 01 0000 00000061";
        String longer = "06 000000 000003e9" + "61".repeat(1001) + key;
        assertEquals(List.of(new KeyEvent(true, 0x61)), read(Bytes.of(longer), true, Limits.DEFAULT));
        assertThrows(ProtocolException.class, () -> read(Bytes.of("06 000000 7fffffff"), true, Limits.DEFAULT));
        assertThrows(
                ProtocolException.class,
                () -> read(Bytes.of("06 000000 fffffffc 02000001"), false, Limits.DEFAULT),
                "a negative length, of a viewer that does not list Extended Clipboard");
    }

    @Test
    void extensionsThatAreNotOfferedAreRefusedByTheirFirstByte() {
        ClientMessageHandler plain =
                org.mockito.Mockito.mock(ClientMessageHandler.class, org.mockito.Mockito.CALLS_REAL_METHODS);
        for (String hex : List.of("4f", "96", "f8", "fa", "ff 01")) {
            ClientMessageReader reader = new ClientMessageReader(Bytes.reader(Bytes.of(hex)), Limits.DEFAULT);
            ProtocolException refused = assertThrows(ProtocolException.class, () -> reader.read(reader.type(), plain));
            assertTrue(refused.getMessage().endsWith(", which this server does not offer"), refused.getMessage());
        }
    }

    @Test
    void aFenceIsAnsweredWithoutItsRequestAndWithoutFlagsThatAreNotKnown() {
        Fence asked = new Fence(Fence.REQUEST | Fence.BLOCK_BEFORE | 1 << 17, "01");
        assertEquals(new Fence(Fence.BLOCK_BEFORE, "01"), asked.answer());
    }

    @Test
    void textOfExactlyTheLimitIsTakenAndItsComingIsToldBeforehand() throws IOException {
        List<Integer> told = new ArrayList<>();
        Heard heard = new Heard(true, MAX_TEXT) {
            @Override
            public void cutTextComes(int bytes) {
                told.add(bytes);
            }
        };
        for (int length : new int[] {MAX_TEXT, MAX_TEXT + 1, Limits.DRAINED_CUT_TEXT}) {
            ByteBuffer head = new WireBuffer(16).zeros(3).s32(length).view();
            WireReader in = new WireReader(target -> {
                if (head.hasRemaining()) {
                    target.put(head.get());
                    return 1;
                }
                int zeros = target.remaining();
                target.position(target.limit());
                return zeros;
            });
            new ClientMessageReader(in, Limits.DEFAULT).read(ClientCutText.TYPE, heard);
        }
        assertEquals(List.of(MAX_TEXT, MAX_TEXT + 1, Limits.DRAINED_CUT_TEXT), told);
        assertEquals(List.of(new ClientCutText("\0".repeat(MAX_TEXT))), heard.messages);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "256, false", "-1, true", "32768, true"})
    void buttonsAreThoseThatTheirBytesHold(int buttons, boolean extended) {
        assertThrows(IllegalArgumentException.class, () -> new PointerEvent(1, 1, buttons, extended));
    }

    @Test
    void listsThatCannotBeCountedCannotBeMade() {
        assertEquals(
                65_535,
                new SetEncodings(Collections.nCopies(65_535, 0)).encodings().size());
        assertThrows(IllegalArgumentException.class, () -> new SetEncodings(Collections.nCopies(65_536, 0)));
        assertThrows(IllegalArgumentException.class, () -> new Fence(0, "00".repeat(65)));
        IllegalArgumentException odd = assertThrows(IllegalArgumentException.class, () -> new Fence(0, "000"));
        assertEquals("a payload of 1 bytes", odd.getMessage());
    }

    @Test
    void wordsOfAPageAreBoundedBeforeTheyAreRead() throws IOException {
        CompanionMessage most = new CompanionMessage(CompanionMessage.TEXT, new byte[CompanionMessage.MAX_BYTES]);
        WireBuffer out = new WireBuffer(64);
        most.write(out);
        assertEquals(List.of(most), read(out.view(), true, Limits.DEFAULT));
        for (String length : List.of("00010001", "ffffffff")) {
            ByteBuffer head = Bytes.of("4f 00 0000" + length);
            ProtocolException refused = assertThrows(ProtocolException.class, () -> read(head, true, Limits.DEFAULT));
            assertEquals("a companion message of " + Long.parseLong(length, 16) + " bytes", refused.getMessage());
        }
        byte[] many = new byte[CompanionMessage.MAX_BYTES + 1];
        assertThrows(IllegalArgumentException.class, () -> new CompanionMessage(CompanionMessage.TEXT, many));
        assertThrows(IllegalArgumentException.class, () -> new CompanionMessage(2, new byte[0]));
    }

    @Test
    void wordsOfAPageAreComparedByWhatTheySayAndKeptOutOfLogs() {
        CompanionMessage said = CompanionMessage.of("secret \u00e4");
        assertEquals("secret \u00e4", said.text());
        assertEquals(said, CompanionMessage.of("secret \u00e4"));
        assertEquals(said.hashCode(), CompanionMessage.of("secret \u00e4").hashCode());
        assertNotEquals(said, CompanionMessage.of("secret a"));
        assertNotEquals(said, new CompanionMessage(CompanionMessage.BINARY, said.payload()));
        assertEquals("CompanionMessage[kind=0, 9 bytes]", said.toString());
    }

    @Test
    void asManyEncodingsAsAllowedAreTaken() throws IOException {
        String two = "02 00 0002" + "00".repeat(8);
        assertEquals(List.of(new SetEncodings(List.of(0, 0))), read(Bytes.of(two), true, new Limits(2, 9)));
    }
}
