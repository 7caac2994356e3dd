package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;

/** The messages of RSA-AES: each to the byte, and read again as it was written. */
class RsaAesMessagesTest {

    private static WireReader reader(String hex) {
        return Bytes.reader(Bytes.of(hex));
    }

    @Test
    void aKeyIsItsBitsModulusAndExponent() throws IOException {
        String modulus = "8f" + "01".repeat(127);
        String exponent = "00".repeat(125) + "010001";
        String hex = "00000400" + modulus + exponent;
        RsaPublicKey key = RsaPublicKey.read(reader(hex));
        assertEquals(1024, key.bits());
        assertEquals((byte) 0x8f, key.modulus()[0]);
        assertEquals((byte) 1, key.exponent()[127]);
        assertEquals(hex, Bytes.hex(key::write));
    }

    @Test
    void bitsThatFillNoByteTakeAWholeOne() throws IOException {
        RsaPublicKey key = RsaPublicKey.read(reader("00000401" + "02".repeat(129) + "03".repeat(129)));
        assertEquals(129, key.modulus().length);
        assertEquals(129, key.exponent().length);
    }

    @ParameterizedTest
    @CsvSource({"000003ff, 1023", "00002001, 8193", "00000000, 0", "ffffffff, 4294967295"})
    void aKeyOfAnotherSizeIsRefusedBeforeAnythingIsTaken(String bits, String said) {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> RsaPublicKey.read(reader(bits)));
        assertEquals("an RSA key of " + said + " bits", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 8192})
    void theLimitsThemselvesAreTaken(int bits) throws IOException {
        String hex = "%08x".formatted(bits) + "ff".repeat(bits / 4);
        RsaPublicKey key = RsaPublicKey.read(reader(hex));
        assertEquals(hex, Bytes.hex(key::write));
    }

    @Test
    void aKeyOfOtherLengthsCannotBeMade() {
        byte[] right = new byte[128];
        assertThrows(IllegalArgumentException.class, () -> new RsaPublicKey(1024, new byte[127], right));
        assertThrows(IllegalArgumentException.class, () -> new RsaPublicKey(1024, right, new byte[129]));
        assertThrows(IllegalArgumentException.class, () -> new RsaPublicKey(1016, new byte[127], new byte[127]));
        assertThrows(IllegalArgumentException.class, () -> new RsaPublicKey(8200, new byte[1025], new byte[1025]));
    }

    @Test
    void aRandomNumberIsAsLongAsTheReceiversKey() throws IOException {
        RsaAesRandom random = RsaAesRandom.read(3, reader("0003 a1b2c3"));
        assertEquals("0003a1b2c3", Bytes.hex(random::write));
        for (String other : List.of("0002 a1b2", "0004 a1b2c3d4", "ffff")) {
            assertThrows(ProtocolException.class, () -> RsaAesRandom.read(3, reader(other)));
        }
        assertThrows(IllegalArgumentException.class, () -> new RsaAesRandom(new byte[0x10000]));
    }

    @Test
    void hashAndSubtypeAreBytes() throws IOException {
        assertEquals("a1b2", Bytes.hex(RsaAesHash.read(2, reader("a1b2c3"))::write));
        assertThrows(EOFException.class, () -> RsaAesHash.read(20, reader("a1b2c3")));
        assertEquals(new RsaAesSubtype(RsaAesSubtype.PASSWORD), RsaAesSubtype.read(reader("02")));
        assertEquals("01", Bytes.hex(new RsaAesSubtype(RsaAesSubtype.USER_AND_PASSWORD)::write));
    }

    @Test
    void credentialsAreTwoTextsWithTheirLengths() throws IOException {
        RsaAesCredentials credentials = RsaAesCredentials.read(reader("03 616461 02 c3bc 99"));
        assertArrayEquals("ada".getBytes(), credentials.user());
        assertEquals("0361646102c3bc", Bytes.hex(credentials::write));
        byte[] tooLong = new byte[256];
        assertThrows(IllegalArgumentException.class, () -> new RsaAesCredentials(tooLong, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> new RsaAesCredentials(new byte[0], tooLong));
    }

    @Provide
    Arbitrary<byte[]> texts() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(255);
    }

    @Property(tries = 200)
    void areReadAsTheyWereWritten(@ForAll("texts") byte[] one, @ForAll("texts") byte[] other) throws IOException {
        String credentials = Bytes.hex(new RsaAesCredentials(one, other)::write);
        assertEquals(credentials, Bytes.hex(RsaAesCredentials.read(reader(credentials))::write));
        String random = Bytes.hex(new RsaAesRandom(one)::write);
        assertEquals(random, Bytes.hex(RsaAesRandom.read(one.length, reader(random))::write));
    }
}
