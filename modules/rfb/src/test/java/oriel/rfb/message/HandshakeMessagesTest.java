package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static oriel.rfb.message.ArbitraryValues.u16;
import static oriel.rfb.message.ArbitraryValues.u8;
import static oriel.rfb.message.ArbitraryValues.utf8;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** What both sides say from ProtocolVersion to ServerInit: each to the byte, and read again as it was written. */
class HandshakeMessagesTest {

    /** Reads a message. */
    private interface Reading<T> {

        T read(WireReader in) throws IOException;
    }

    /** Judges the bytes of a message, and reads it again. */
    private static void judge(HandshakeMessage message, String hex, Reading<?> reading) throws IOException {
        assertEquals(hex.replace(" ", ""), Bytes.hex(message::write));
        roundTrip(message, reading);
    }

    private static void roundTrip(HandshakeMessage message, Reading<?> reading) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        ByteBuffer bytes = out.view();
        assertEquals(message, reading.read(Bytes.reader(bytes)));
        assertFalse(bytes.hasRemaining());
    }

    @Test
    void versionsAreTwelveLetters() throws IOException {
        String hex = HexFormat.of().formatHex("RFB 003.008\n".getBytes());
        judge(ProtocolVersion.V3_8, hex, in -> ProtocolVersion.ofServer(in).orElseThrow());
        judge(
                ProtocolVersion.V3_8,
                hex,
                in -> ProtocolVersion.ofViewer(in.bytes(ProtocolVersion.WIRE_BYTES))
                        .orElseThrow());
        assertEquals("004.001", new ProtocolVersion(4, 1).toString());
    }

    private static WireReader letters(String text) {
        return Bytes.reader(ByteBuffer.wrap(text.getBytes()));
    }

    @ParameterizedTest
    @CsvSource({"RFB 3.8/----, 3, 8", "RFB 03.889/-, 3, 889", "RFB 003.3/--, 3, 3"})
    void versionsOfViewersMayLackZerosAndEndInNuls(String text, int major, int minor) throws IOException {
        String sent = text.replace('/', '\n').replace('-', '\0');
        assertEquals(
                Optional.of(new ProtocolVersion(major, minor)),
                ProtocolVersion.ofViewer(letters(sent).bytes(ProtocolVersion.WIRE_BYTES)));
        assertEquals(Optional.empty(), ProtocolVersion.ofServer(letters(sent)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RFB 003.008 ",
                "RFB 003-008\n",
                "rfb 003.008\n",
                "GET / HTTP/1",
                "RFB 3.8\n1234",
                "RFB 3..008\n "
            })
    void whatIsNoVersionIsNone(String text) throws IOException {
        assertEquals(Optional.empty(), ProtocolVersion.ofViewer(letters(text).bytes(ProtocolVersion.WIRE_BYTES)));
        assertEquals(Optional.empty(), ProtocolVersion.ofServer(letters(text)));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -1", "1000, 0", "0, 1000"})
    void versionsHaveThreeDigits(int major, int minor) {
        assertThrows(IllegalArgumentException.class, () -> new ProtocolVersion(major, minor));
    }

    @Test
    void securityTypesAreLaidOutAsTheSpecificationSays() throws IOException {
        SecurityTypeList two = SecurityTypeList.of(List.of(2, 255));
        judge(two, "02 02 ff", SecurityTypeList::read);
        SecurityTypeList none = SecurityTypeList.refusal("n\u00f3");
        judge(none, "00 00000003 6ec3b3", SecurityTypeList::read);
        ChosenSecurityType chosen = new ChosenSecurityType(0x13);
        judge(chosen, "13", ChosenSecurityType::read);
        DecidedSecurityType decided = DecidedSecurityType.of(2);
        judge(decided, "00000002", DecidedSecurityType::read);
        DecidedSecurityType refused = DecidedSecurityType.refusal("no");
        judge(refused, "00000000 00000002 6e6f", DecidedSecurityType::read);
    }

    @Test
    void resultsHaveAReasonFromVersion38On() throws IOException {
        judge(SecurityResult.ADMITTED, "00000000", in -> SecurityResult.read(true, in));
        judge(SecurityResult.ADMITTED, "00000000", in -> SecurityResult.read(false, in));
        SecurityResult told = SecurityResult.refusal(Optional.of("no"));
        judge(told, "00000001 00000002 6e6f", in -> SecurityResult.read(true, in));
        SecurityResult mute = SecurityResult.refusal(Optional.empty());
        judge(mute, "00000001", in -> SecurityResult.read(false, in));
        assertTrue(SecurityResult.ADMITTED.isOk());
        assertFalse(told.isOk());
        assertFalse(
                SecurityResult.read(false, Bytes.reader(Bytes.of("00000002"))).isOk());
    }

    @Test
    void theChallengeAndItsResponseAreSixteenBytes() throws IOException {
        String hex = "000102030405060708090a0b0c0d0e0f";
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(hex, Bytes.hex(new VncChallenge(bytes)::write));
        assertEquals(hex, Bytes.hex(new VncResponse(bytes)::write));
        assertArrayEquals(
                bytes, VncChallenge.read(Bytes.reader(Bytes.of(hex + "ff"))).bytes());
        assertArrayEquals(
                bytes, VncResponse.read(Bytes.reader(Bytes.of(hex + "ff"))).bytes());
        assertThrows(IllegalArgumentException.class, () -> new VncChallenge(new byte[15]));
        assertThrows(IllegalArgumentException.class, () -> new VncResponse(new byte[17]));
        assertThrows(EOFException.class, () -> VncResponse.read(Bytes.reader(Bytes.of("00"))));
    }

    @Test
    void initsAreLaidOutAsTheSpecificationSays() throws IOException {
        ClientInit shared = new ClientInit(true);
        judge(shared, "01", ClientInit::read);
        ClientInit alone = new ClientInit(false);
        judge(alone, "00", ClientInit::read);
        assertTrue(ClientInit.read(Bytes.reader(Bytes.of("03"))).shared());
        ServerInit init = new ServerInit(800, 600, PixelFormat.NATIVE, "b\u00fc");
        String hex = "0320 0258 20 18 00 01 00ff 00ff 00ff 10 08 00 000000 00000003 62c3bc";
        judge(init, hex, ServerInit::read);
    }

    @Provide
    Arbitrary<SecurityTypeList> lists() {
        return Arbitraries.oneOf(
                u8().list().ofMinSize(1).ofMaxSize(255).map(SecurityTypeList::of),
                utf8().map(SecurityTypeList::refusal));
    }

    @Provide
    Arbitrary<DecidedSecurityType> decisions() {
        return Arbitraries.oneOf(
                Arbitraries.integers().filter(type -> type != 0).map(DecidedSecurityType::of),
                utf8().map(DecidedSecurityType::refusal));
    }

    @Provide
    Arbitrary<ServerInit> inits() {
        return Combinators.combine(u16(), u16(), ArbitraryValues.formats(), utf8())
                .as(ServerInit::new);
    }

    @Provide
    Arbitrary<ProtocolVersion> versions() {
        Arbitrary<Integer> digits = Arbitraries.integers().between(0, 999);
        return Combinators.combine(digits, digits).as(ProtocolVersion::new);
    }

    @Property(tries = 200)
    void areReadAsTheyWereWritten(
            @ForAll("versions") ProtocolVersion version,
            @ForAll("lists") SecurityTypeList list,
            @ForAll("decisions") DecidedSecurityType decision,
            @ForAll("inits") ServerInit init)
            throws IOException {
        roundTrip(version, in -> ProtocolVersion.ofServer(in).orElseThrow());
        roundTrip(
                version,
                in -> ProtocolVersion.ofViewer(in.bytes(ProtocolVersion.WIRE_BYTES))
                        .orElseThrow());
        roundTrip(list, SecurityTypeList::read);
        roundTrip(decision, DecidedSecurityType::read);
        roundTrip(init, ServerInit::read);
        SecurityResult refusal = SecurityResult.refusal(list.reason());
        roundTrip(refusal, in -> SecurityResult.read(list.reason().isPresent(), in));
    }

    @Test
    void textsAreBoundedBeforeAnythingIsTaken() {
        String tooLong = "00010001";
        assertRefused("a reason of 65537 bytes", "00" + tooLong, SecurityTypeList::read);
        assertRefused("a reason of 4294967295 bytes", "00000000 ffffffff", DecidedSecurityType::read);
        assertRefused("a reason of 65537 bytes", "00000001" + tooLong, in -> SecurityResult.read(true, in));
        String init = "0001 0001 20 18 00 01 00ff 00ff 00ff 10 08 00 000000";
        assertRefused("a name of 65537 bytes", init + tooLong, ServerInit::read);
    }

    private static void assertRefused(String reason, String hex, Reading<?> reading) {
        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> reading.read(Bytes.reader(Bytes.of(hex))));
        assertEquals(reason, refused.getMessage());
    }

    @Test
    void reasonsAreGivenOnlyWhereTheyBelong() {
        Optional<String> reason = Optional.of("no");
        assertThrows(IllegalArgumentException.class, () -> new SecurityTypeList(List.of(), Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> new SecurityTypeList(List.of(1), reason));
        List<Integer> many = Collections.nCopies(256, 1);
        assertThrows(IllegalArgumentException.class, () -> SecurityTypeList.of(many));
        assertThrows(IllegalArgumentException.class, () -> DecidedSecurityType.of(0));
        assertThrows(IllegalArgumentException.class, () -> new DecidedSecurityType(1, reason));
        assertThrows(IllegalArgumentException.class, () -> new SecurityResult(SecurityResult.OK, reason));
    }
}
