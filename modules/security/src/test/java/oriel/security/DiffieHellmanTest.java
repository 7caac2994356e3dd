package oriel.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.ProtocolException;

/** Exchanges that both sides understand, and none that gives itself away. */
class DiffieHellmanTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BigInteger PRIME = BigInteger.valueOf(0x7fffffbb);

    private static DiffieHellman side() {
        return new DiffieHellman(BigInteger.TWO, PRIME, 8, RANDOM);
    }

    @Test
    void bothSidesGetTheSame() throws ProtocolException {
        for (int i = 0; i < 100; i++) {
            DiffieHellman one = side();
            DiffieHellman other = side();
            byte[] shared = one.shared(other.publicKey());
            assertEquals(8, shared.length);
            assertArrayEquals(shared, other.shared(one.publicKey()));
        }
    }

    @Test
    void whatIsSharedIsAPowerOfTheOtherHalf() throws ProtocolException {
        DiffieHellman side = side();
        BigInteger square = new BigInteger(1, side.publicKey()).pow(2).mod(PRIME);
        assertEquals(square, new BigInteger(1, side.shared(UnsignedBytes.of(BigInteger.valueOf(4), 8))));
    }

    @Test
    void eachExchangeHasANumberOfItsOwn() {
        assertFalse(Arrays.equals(side().publicKey(), side().publicKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "7fffffba", "7fffffbb", "7fffffbc", "ffffffffffffffff"})
    void aHalfThatGivesEverythingAwayIsRefused(String half) {
        byte[] theirs = UnsignedBytes.of(new BigInteger(half, 16), 8);
        assertThrows(ProtocolException.class, () -> side().shared(theirs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "7fffffb9"})
    void theHalvesNextToThoseAreTaken(String half) throws ProtocolException {
        assertEquals(8, side().shared(UnsignedBytes.of(new BigInteger(half, 16), 8)).length);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 0000", "ff, 1, ff", "80, 2, 0080", "ffff, 2, ffff", "1234, 4, 00001234"})
    void numbersStandAsManyBytes(String number, int bytes, String hex) {
        assertEquals(hex, HexFormat.of().formatHex(UnsignedBytes.of(new BigInteger(number, 16), bytes)));
    }
}
