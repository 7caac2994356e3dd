package oriel.transport.netty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireReader;
import oriel.transport.Connection;

/** Frames of RFC 6455, well formed and not, byte by byte on a real socket. */
@Timeout(30)
final class FrameTest {

    private Served served;
    private Wire wire;
    private Connection viewer;

    @BeforeEach
    void open() throws Exception {
        served = Served.patient();
        wire = served.browser();
        viewer = served.viewer();
    }

    @AfterEach
    void close() throws Exception {
        wire.close();
        served.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 125, 126, 65_535, 65_536, 70_000})
    void readsPayloadsOfEveryLengthForm(int length) throws Exception {
        byte[] payload = new byte[length];
        new Random(length).nextBytes(payload);
        wire.frame(0x82, payload);
        assertArrayEquals(payload, new WireReader(viewer).bytes(length));
    }

    @Test
    void readsAMessageInFragmentsWithAPingInTheMiddle() throws Exception {
        wire.frame(0x02, "ab")
                .frame(0x89, "ping")
                .frame(0x00, "")
                .frame(0x00, "cd")
                .frame(0x80, "e");
        wire.frame(0x82, "").frame(0x82, "f");
        assertEquals("abcdef", new WireReader(viewer).latin1(6));
        assertEquals("8a0470696e67", wire.take(6));
    }

    @Test
    void readsFramesThatComeByteByByte() throws Exception {
        for (byte next : Wire.masked(0x82, "slowly".getBytes())) {
            wire.hex(HexFormat.of().toHexDigits(next));
        }
        assertEquals("slowly", new WireReader(viewer).latin1(6));
    }

    @Test
    void answersPingsAndIgnoresPongs() throws Exception {
        wire.frame(0x8a, "nobody asked").frame(0x89, "");
        assertEquals("8a00", wire.take(2));
        wire.frame(0x89, new byte[125]);
        assertEquals("8a7d" + "00".repeat(125), wire.take(127));
        wire.hex("898311223344 706a6b");
        assertEquals("8a036148" + "58", wire.take(5));
    }

    @ParameterizedTest
    @CsvSource({
        "82 01 78, 03ea",
        "88 00, 03ea",
        "81 81 00000000 78, 03eb",
        "01 81 00000000 78, 03eb",
        "c2 81 00000000 78, 03ea",
        "a2 81 00000000 78, 03ea",
        "92 81 00000000 78, 03ea",
        "c9 80 00000000, 03ea",
        "83 81 00000000 78, 03ea",
        "84 80 00000000, 03ea",
        "85 80 00000000, 03ea",
        "86 80 00000000, 03ea",
        "87 80 00000000, 03ea",
        "8b 80 00000000, 03ea",
        "8c 80 00000000, 03ea",
        "8d 80 00000000, 03ea",
        "8e 80 00000000, 03ea",
        "8f 80 00000000, 03ea",
        "89 fe 007e, 03ea",
        "88 fe 007e, 03ea",
        "8a fe 007e, 03ea",
        "09 80 00000000, 03ea",
        "08 80 00000000, 03ea",
        "80 80 00000000, 03ea",
        "00 80 00000000, 03ea",
        "02 81 00000000 78 82 80 00000000, 03ea",
        "02 81 00000000 78 02 80 00000000, 03ea",
        "82 fe 000c 00000000, 03ea",
        "82 fe 007d 00000000, 03ea",
        "82 ff 000000000000000c 00000000, 03ea",
        "82 ff 000000000000ffff 00000000, 03ea",
        "82 ff 8000000000000000 00000000, 03ea",
        "82 ff ffffffffffffffff 00000000, 03ea",
        "82 ff 7fffffffffffffff 00000000, 03f1",
        "82 ff 0000010000000000 00000000, 03f1",
        "82 ff 0000000000011171 00000000, 03f1",
        "88 81 00000000 03, 03ea",
        "88 82 00000000 03ed, 03ea",
        "88 82 00000000 03ee, 03ea",
        "88 82 00000000 03f7, 03ea",
        "88 82 00000000 03ec, 03ea",
        "88 82 00000000 0000, 03ea",
        "88 82 00000000 03e7, 03ea",
        "88 82 00000000 0bb7, 03ea",
        "88 82 00000000 1388, 03ea",
        "88 83 00000000 03e8ff, 03ef",
    })
    void endsAConnectionThatBreaksTheRules(String frame, String code) throws Exception {
        wire.hex(frame);
        wire.endsWith("8802" + code);
        assertThrows(ProtocolException.class, () -> readToEnd(viewer));
    }

    @Test
    void refusesAMessageAboveTheLimitHoweverItIsCut() throws Exception {
        wire.frame(0x02, new byte[60_000]).hex("80 fe 9c41 00000000");
        wire.endsWith("880203f1");
        assertThrows(ProtocolException.class, () -> readToEnd(viewer));
    }

    @Test
    void acceptsAMessageOfExactlyTheLimit() throws Exception {
        wire.frame(0x02, new byte[60_000]).frame(0x80, new byte[40_000]);
        assertArrayEquals(new byte[100_000], new WireReader(viewer).bytes(100_000));
        wire.frame(0x89, "x");
        assertEquals("8a0178", wire.take(3));
    }

    @Test
    void readsNothingThatFollowsABrokenFrame() throws Exception {
        wire.frame(0x82, "good").hex("82 01 78").frame(0x82, "bad");
        WireReader reader = new WireReader(viewer);
        assertEquals("good", reader.latin1(4));
        assertThrows(ProtocolException.class, reader::u8);
        wire.endsWith("880203ea");
    }

    @ParameterizedTest
    @CsvSource({
        "88 82 00000000 03e8, 8802 03e8",
        "88 82 00000000 03e9, 8802 03e9",
        "88 85 00000000 03e8 627965, 8802 03e8",
        "88 82 00000000 0bb8, 8802 0bb8",
        "88 82 00000000 1387, 8802 1387",
        "88 80 00000000, 8800",
    })
    void echoesACloseFrameAndEnds(String frame, String answer) throws Exception {
        wire.frame(0x82, "last").hex(frame);
        assertEquals("last", new WireReader(viewer).latin1(4));
        assertEquals(-1, viewer.read(ByteBuffer.allocate(1)));
        wire.endsWith(answer);
    }

    @Test
    void closesWithANormalCloseFrameBehindTheLastBytes() throws Exception {
        wire.frame(0x82, "never read");
        viewer.write(ByteBuffer.wrap("bye".getBytes()));
        viewer.close();
        wire.endsWith("8203627965 880203e8");
    }

    @Test
    void tellsABrowserThatTheServerEnds() throws Exception {
        served.close();
        wire.endsWith("880203e9");
    }

    @Test
    void closesABrowserThatLeavesWithoutACloseFrame() throws Exception {
        wire.socket().shutdownOutput();
        assertEquals(-1, viewer.read(ByteBuffer.allocate(1)));
        viewer.close();
        wire.endsWith("880203e8");
    }

    @Test
    void putsEachWriteIntoItsOwnFrame() throws Exception {
        viewer.write(ByteBuffer.wrap("RFB 003.003\n".getBytes()));
        viewer.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 0}));
        assertEquals("820c524642203030332e3030330a" + "820400000000", wire.take(20));
    }

    @ParameterizedTest
    @CsvSource({"125, 827d", "126, 827e007e", "65532, 827efffc"})
    void writesTheShortestLengthForm(int length, String head) throws Exception {
        viewer.write(ByteBuffer.allocate(length));
        assertEquals(head, wire.take(head.length() / 2));
        wire.socket().getInputStream().skipNBytes(length);
    }

    @Test
    void cutsLargeWritesIntoFramesThatBrowsersTake() throws Exception {
        viewer.write(ByteBuffer.wrap(new byte[65_533]));
        assertEquals("827efffc", wire.take(4));
        wire.socket().getInputStream().skipNBytes(65_532);
        assertEquals("820100", wire.take(3));
    }

    @Test
    void owesAPeerThatPingsWithoutReadingOnePong() throws Exception {
        viewerFillsTheLine();
        for (int i = 0; i < 50_000; i++) {
            wire.frame(0x89, String.format("%08d", i));
        }
        wire.frame(0x82, "x");
        new WireReader(viewer).u8();
        String pongs = drainUntilPong("8a08" + HexFormat.of().formatHex("00049999".getBytes()));
        assertTrue(pongs.length() < 1_000_000, "pongs piled up: " + pongs.length());
    }

    @Test
    void countsWhatABrowserHasNotTaken() throws Exception {
        assertEquals(0, viewer.unsentBytes().orElseThrow());
        viewerFillsTheLine();
        long unsent = viewer.unsentBytes().orElseThrow();
        assertTrue(unsent > 0 && unsent % 65_532 == 0, unsent + " bytes are not sent");
        wire.close();
        viewer.close();
        while (viewer.unsentBytes().orElseThrow() > 0) {
            Thread.onSpinWait(); // What was given up waits for nobody.
        }
    }

    private void viewerFillsTheLine() throws Exception {
        Thread filler = new Thread(() -> {
            try {
                viewer.write(ByteBuffer.allocate(32 << 20));
            } catch (IOException e) {
                Thread.currentThread().interrupt();
            }
        });
        filler.setDaemon(true);
        filler.start();
        assertTrue(ended(filler), "the peer took everything");
    }

    private static boolean ended(Thread filler) throws InterruptedException {
        filler.join(500);
        return filler.isAlive();
    }

    private String drainUntilPong(String last) throws Exception {
        StringBuilder pongs = new StringBuilder();
        while (pongs.indexOf(last) < 0) {
            String head = wire.take(2);
            if (head.startsWith("8a")) {
                pongs.append(head).append(wire.take(8));
            } else {
                wire.socket().getInputStream().skipNBytes(length(head));
            }
        }
        return pongs.toString();
    }

    private int length(String head) throws Exception {
        int shortLength = Integer.parseInt(head.substring(2), 16);
        return shortLength < 126 ? shortLength : Integer.parseInt(wire.take(2), 16);
    }

    private static void readToEnd(Connection viewer) throws Exception {
        ByteBuffer target = ByteBuffer.allocate(100_000);
        while (viewer.read(target) >= 0) {
            target.clear();
        }
    }
}
