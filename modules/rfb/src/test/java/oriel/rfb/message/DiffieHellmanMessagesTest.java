package oriel.rfb.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;

/** The messages of Apple's type 30 and UltraVNC's 113: each to the byte, and read again as it was written. */
class DiffieHellmanMessagesTest {

    private static WireReader reader(String hex) {
        return Bytes.reader(Bytes.of(hex));
    }

    @Test
    void applesOfferIsGeneratorLengthPrimeAndKey() throws IOException {
        AppleDhOffer offer = AppleDhOffer.read(reader("0002 0003 a1a2a3 b1b2b3 ff"));
        assertEquals(2, offer.generator());
        assertEquals((byte) 0xa1, offer.prime()[0]);
        assertEquals((byte) 0xb3, offer.publicKey()[2]);
        assertEquals("00020003a1a2a3b1b2b3", Bytes.hex(offer::write));
    }

    @Test
    void applesPrimeIsBoundedBeforeAnythingIsTaken() throws IOException {
        ProtocolException refused = assertThrows(ProtocolException.class, () -> AppleDhOffer.read(reader("0002 0401")));
        assertEquals("a prime of 1025 bytes", refused.getMessage());
        String longest = "00020400" + "fe".repeat(2048);
        assertEquals(longest, Bytes.hex(AppleDhOffer.read(reader(longest))::write));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2, 2", "65536, 2, 2", "2, 2, 1", "2, 1025, 1025"})
    void anOfferOfOtherLengthsCannotBeMade(int generator, int prime, int key) {
        assertThrows(IllegalArgumentException.class, () -> new AppleDhOffer(generator, new byte[prime], new byte[key]));
    }

    @Test
    void applesAnswerIsCredentialsAndKey() throws IOException {
        String hex = "c1".repeat(128) + "b1b2b3";
        AppleDhAnswer answer = AppleDhAnswer.read(3, reader(hex + "ff"));
        assertArrayEquals(new byte[] {(byte) 0xb1, (byte) 0xb2, (byte) 0xb3}, answer.publicKey());
        assertEquals(hex, Bytes.hex(answer::write));
        assertThrows(EOFException.class, () -> AppleDhAnswer.read(4, reader(hex)));
        assertThrows(IllegalArgumentException.class, () -> new AppleDhAnswer(new byte[127], new byte[3]));
    }

    @Test
    void ultraVncsNumbersHaveEightBytes() throws IOException {
        String offer = "0000000000000005 000000007fffffbb 0000000012345678";
        MsLogonOffer read = MsLogonOffer.read(reader(offer));
        assertEquals((byte) 5, read.generator()[7]);
        assertEquals((byte) 0xbb, read.prime()[7]);
        assertEquals(offer.replace(" ", ""), Bytes.hex(read::write));
        String answer = "0000000012345678" + "aa".repeat(256) + "bb".repeat(64);
        MsLogonAnswer said = MsLogonAnswer.read(reader(answer + "ff"));
        assertEquals((byte) 0x78, said.publicKey()[7]);
        assertEquals((byte) 0xaa, said.user()[255]);
        assertEquals((byte) 0xbb, said.password()[63]);
        assertEquals(answer, Bytes.hex(said::write));
    }

    @ParameterizedTest
    @CsvSource({"7, 8, 8", "8, 9, 8", "8, 8, 7"})
    void numbersOfOtherLengthsCannotBeMade(int generator, int prime, int key) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new MsLogonOffer(new byte[generator], new byte[prime], new byte[key]));
    }

    @ParameterizedTest
    @CsvSource({"7, 256, 64", "8, 255, 64", "8, 256, 65"})
    void answersOfOtherLengthsCannotBeMade(int key, int user, int password) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new MsLogonAnswer(new byte[key], new byte[user], new byte[password]));
    }

    @Provide
    Arbitrary<byte[]> numbers() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(1024);
    }

    @Property(tries = 200)
    void areReadAsTheyWereWritten(
            @ForAll("numbers") byte[] number, @ForAll @Size(128) byte[] credentials, @ForAll @Size(8) byte[] eight)
            throws IOException {
        String offer = Bytes.hex(new AppleDhOffer(0xfffe, number, number)::write);
        assertEquals(offer, Bytes.hex(AppleDhOffer.read(reader(offer))::write));
        String answer = Bytes.hex(new AppleDhAnswer(credentials, number)::write);
        assertEquals(answer, Bytes.hex(AppleDhAnswer.read(number.length, reader(answer))::write));
        String numbers = Bytes.hex(new MsLogonOffer(eight, eight, eight)::write);
        assertEquals(numbers, Bytes.hex(MsLogonOffer.read(reader(numbers))::write));
    }
}
