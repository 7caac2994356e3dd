package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.junit.jupiter.api.Test;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** What both sides say in the security type Tight: each to the byte, and read again as it was written. */
class TightMessagesTest {

    private static final TightCapability VNC = new TightCapability(2, "STDV", "VNCAUTH_");
    private static final String VNC_HEX = "00000002 53544456 564e43415554485f";

    /** Reads a message. */
    private interface Reading<T> {

        T read(WireReader in) throws IOException;
    }

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
    void areLaidOutAsTheyAreSpoken() throws IOException {
        judge(TightCapabilityList.EMPTY, "00000000", TightCapabilityList::read);
        judge(new TightCapabilityList(List.of(VNC)), "00000001" + VNC_HEX, TightCapabilityList::read);
        judge(new ChosenTightCapability(-2), "fffffffe", ChosenTightCapability::read);
        TightInteraction none = new TightInteraction(List.of(), List.of(), List.of());
        judge(none, "0000 0000 0000 0000", TightInteraction::read);
        TightInteraction some = new TightInteraction(List.of(), List.of(VNC), List.of(VNC, VNC));
        judge(some, "0000 0001 0002 0000" + VNC_HEX + VNC_HEX + VNC_HEX, TightInteraction::read);
        assertEquals(TightCapability.WIRE_BYTES, VNC_HEX.replace(" ", "").length() / 2);
    }

    @Test
    void areBounded() {
        assertRefused("00000100", TightCapabilityList::read);
        assertRefused("ffffffff", TightCapabilityList::read);
        assertRefused("0100 0000 0000 0000", TightInteraction::read);
        assertRefused("0000 0000 ffff 0000", TightInteraction::read);
        List<TightCapability> many = Collections.nCopies(256, VNC);
        assertThrows(IllegalArgumentException.class, () -> new TightCapabilityList(many));
        assertThrows(IllegalArgumentException.class, () -> new TightInteraction(List.of(), many, List.of()));
        assertThrows(IllegalArgumentException.class, () -> new TightCapability(1, "STD", "NOAUTH__"));
        assertThrows(IllegalArgumentException.class, () -> new TightCapability(1, "STDV", "NOAUTH"));
    }

    private static void assertRefused(String hex, Reading<?> reading) {
        assertThrows(ProtocolException.class, () -> reading.read(Bytes.reader(Bytes.of(hex))));
    }

    @Provide
    Arbitrary<List<TightCapability>> lists() {
        StringArbitrary letters = Arbitraries.strings().withCharRange('\0', '\u00ff');
        return Combinators.combine(Arbitraries.integers(), letters.ofLength(4), letters.ofLength(8))
                .as(TightCapability::new)
                .list()
                .ofMaxSize(255);
    }

    @Property(tries = 100)
    void areReadAsTheyWereWritten(
            @ForAll("lists") List<TightCapability> one,
            @ForAll("lists") List<TightCapability> two,
            @ForAll("lists") List<TightCapability> three,
            @ForAll int code)
            throws IOException {
        roundTrip(new TightCapabilityList(one), TightCapabilityList::read);
        roundTrip(new TightInteraction(one, two, three), TightInteraction::read);
        roundTrip(new ChosenTightCapability(code), ChosenTightCapability::read);
    }
}
