package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static oriel.rfb.message.ArbitraryValues.u8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.ProtocolException;
import oriel.rfb.VencryptSubtypes;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** What both sides say in VeNCrypt: each to the byte, and read again as it was written. */
class VencryptMessagesTest {

    /** Reads a message. */
    private interface Reading<T> {

        T read(WireReader in) throws IOException;
    }

    private static void judge(HandshakeMessage message, String hex, Reading<?> reading) throws IOException {
        assertEquals(hex.replace(" ", ""), Bytes.hex(message::write));
        assertEquals(message, again(message, reading));
    }

    private static <T> T again(HandshakeMessage message, Reading<T> reading) throws IOException {
        WireBuffer out = new WireBuffer(64);
        message.write(out);
        ByteBuffer bytes = out.view();
        T read = reading.read(Bytes.reader(bytes));
        assertFalse(bytes.hasRemaining());
        return read;
    }

    @Test
    void areLaidOutAsTheyAreSpoken() throws IOException {
        judge(VencryptVersion.V0_2, "00 02", VencryptVersion::read);
        assertEquals("0.2", VencryptVersion.V0_2.toString());
        VencryptSubtypeList two = new VencryptSubtypeList(List.of(VencryptSubtypes.X509_VNC, 2));
        judge(two, "00 02 00000105 00000002", VencryptSubtypeList::read);
        judge(VencryptSubtypeList.REFUSED, "ff", VencryptSubtypeList::read);
        judge(new ChosenVencryptSubtype(VencryptSubtypes.PLAIN), "00000100", ChosenVencryptSubtype::read);
        judge(new VencryptGoAhead(true), "01", VencryptGoAhead::read);
        judge(new VencryptGoAhead(false), "00", VencryptGoAhead::read);
    }

    @Test
    void credentialsAreTheirLengthsAndThenBoth() throws IOException {
        PlainCredentials said = new PlainCredentials("\u00fc", "pwd");
        judge(said, "00000002 00000003 c3bc 707764", PlainCredentials::read);
        assertEquals("PlainCredentials[user=\u00fc]", said.toString());
        String latin1 = "00000001 00000002 fc f861";
        assertEquals(new PlainCredentials("\u00fc", "\u00f8a"), PlainCredentials.read(Bytes.reader(Bytes.of(latin1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000400 00000001", "00000001 00000400", "ffffffff 00000000", "00000000 80000000"})
    void credentialsAreBoundedBeforeAnythingIsTaken(String hex) {
        assertThrows(ProtocolException.class, () -> PlainCredentials.read(Bytes.reader(Bytes.of(hex))));
    }

    @Test
    void offersAreBounded() {
        assertThrows(ProtocolException.class, () -> VencryptSubtypeList.read(Bytes.reader(Bytes.of("0000"))));
        List<Integer> many = Collections.nCopies(256, 1);
        assertThrows(IllegalArgumentException.class, () -> new VencryptSubtypeList(many));
    }

    @Provide
    Arbitrary<List<Integer>> subtypes() {
        return Arbitraries.integers().list().ofMaxSize(255);
    }

    @Provide
    Arbitrary<String> names() {
        return ArbitraryValues.utf8().filter(text -> text.getBytes(StandardCharsets.UTF_8).length < 1024);
    }

    @Provide
    Arbitrary<Integer> bytes() {
        return u8();
    }

    @Property(tries = 200)
    void areReadAsTheyWereWritten(
            @ForAll("bytes") int major,
            @ForAll("bytes") int minor,
            @ForAll("subtypes") List<Integer> subtypes,
            @ForAll int chosen)
            throws IOException {
        VencryptVersion version = new VencryptVersion(major, minor);
        assertEquals(version, again(version, VencryptVersion::read));
        VencryptSubtypeList list = new VencryptSubtypeList(subtypes);
        assertEquals(list, again(list, VencryptSubtypeList::read));
        ChosenVencryptSubtype choice = new ChosenVencryptSubtype(chosen);
        assertEquals(choice, again(choice, ChosenVencryptSubtype::read));
    }

    @Property(tries = 200)
    void credentialsAreReadAsTheyWereWritten(@ForAll("names") String user, @ForAll("names") String password)
            throws IOException {
        PlainCredentials said = new PlainCredentials(user, password);
        assertEquals(said, again(said, PlainCredentials::read));
    }
}
