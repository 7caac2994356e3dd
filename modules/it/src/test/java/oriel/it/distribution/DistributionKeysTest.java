package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import oriel.it.Distribution;

/** The product's commands tell what viewers show of its RSA key. */
@Timeout(60)
class DistributionKeysTest {

    private static final int RA2NE = 6;
    private static final String TYPES = ", as viewers show it that log in by ra2, ra2_256, ra2ne, ra2ne_256";

    @TempDir
    Path state;

    private Map<String, String> environment() {
        return Map.of("ORIEL_STATE_FOLDER", state.toString());
    }

    private List<String> run(String... command) throws Exception {
        return Distribution.run(environment(), command).out();
    }

    /** The public key as the server says it first: rfbproto, "RA2 Security Type". */
    private static byte[] key(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] version = in.readNBytes(12);
            socket.getOutputStream().write(version);
            assertTrue(new String(in.readNBytes(in.read()), StandardCharsets.ISO_8859_1).indexOf(RA2NE) >= 0);
            socket.getOutputStream().write(RA2NE);
            byte[] bits = in.readNBytes(4);
            assertArrayEquals(new byte[] {0, 0, 8, 0}, bits);
            byte[] numbers = in.readNBytes(2 * 256);
            byte[] all = Arrays.copyOf(bits, bits.length + numbers.length);
            System.arraycopy(numbers, 0, all, bits.length, numbers.length);
            return all;
        }
    }

    @Test
    void theKeyOfRsaAesIsShownOnceItIsThere() throws Exception {
        assertFalse(run("cert", "show").toString().contains(TYPES));
        byte[] key;
        try (Distribution server = Distribution.start(environment(), "serve", "--port", "0", "--capture", "demo")) {
            key = key(server.port());
        }
        byte[] sum = MessageDigest.getInstance("SHA-1").digest(key);
        String fingerprint = HexFormat.ofDelimiter("-").formatHex(sum, 0, 8);
        assertEquals("key          " + fingerprint + TYPES, run("cert", "show").get(6));
        assertTrue(
                run("doctor").contains("ok       key: " + fingerprint + TYPES),
                run("doctor").toString());
    }
}
