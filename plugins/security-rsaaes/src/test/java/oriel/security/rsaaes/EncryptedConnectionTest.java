package oriel.security.rsaaes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.testkit.MemoryPipe;
import oriel.transport.Connection;
import oriel.transport.ForwardingConnection;

/** Records of AES-EAX and what goes through them. */
@Timeout(60)
class EncryptedConnectionTest {

    private static final byte[] KEY = hex("ae5bd8efea5322c4d9986d06680a7813");
    private static final byte[] OTHER_KEY = hex("b97cd424c4711eb518790ce07939ebac");

    private final MemoryPipe pipe = new MemoryPipe(1 << 20);
    private final EncryptedConnection server = end(pipe.server(), KEY, OTHER_KEY);
    private final EncryptedConnection viewer = end(pipe.viewer(), OTHER_KEY, KEY);

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static EncryptedConnection end(Connection connection, byte[] readKey, byte[] writeKey) {
        return new EncryptedConnection(connection, new RecordCipher(readKey), new RecordCipher(writeKey));
    }

    @AfterEach
    void close() {
        server.close();
        viewer.close();
    }

    private static byte[] counted(int first, int count) {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (first + i);
        }
        return bytes;
    }

    @Test
    void keysAreMadeOfBothRandomNumbers() {
        byte[] servers = counted(0, 16);
        byte[] viewers = counted(16, 16);
        assertArrayEquals(KEY, Variant.RA2.key(servers, viewers));
        assertArrayEquals(OTHER_KEY, Variant.RA2NE.key(viewers, servers));
        assertArrayEquals(
                hex("fdeab9ac f3710362 bd2658cd c9a29e8f 9c757fcf 9811603a 8c447cd1 d9151108"),
                Variant.RA2_256.key(counted(0, 32), counted(32, 32)));
    }

    @Test
    void recordsAreThoseOfOtherServers() throws IOException {
        for (int i = 0; i < 2; i++) {
            server.write(ByteBuffer.wrap(new byte[] {2}));
        }
        byte[] bytes = new WireReader(pipe.viewer()).bytes(38);
        assertEquals(
                "00012151eb44f070af3881fa9e5bfca054dc2c0001ff8d920c296a36514a58e98c7f77f43b7d",
                HexFormat.of().formatHex(bytes));
    }

    @Test
    void theCountOfRecordsGoesBeyondAByte() throws IOException {
        WireReader in = new WireReader(viewer);
        for (int i = 0; i < 600; i++) {
            server.write(ByteBuffer.wrap(new byte[] {(byte) i}));
            assertEquals(i & 0xff, in.u8());
        }
    }

    @Test
    void whereARecordEndsMeansNothing() throws IOException {
        byte[] bytes = new byte[100_000];
        new Random(1).nextBytes(bytes);
        server.write(ByteBuffer.wrap(bytes));
        WireReader in = new WireReader(viewer);
        assertArrayEquals(bytes, in.bytes(bytes.length));
        for (int i = 0; i < 5; i++) {
            server.write(ByteBuffer.wrap(bytes, i, 1));
        }
        server.write(ByteBuffer.allocate(0));
        assertEquals(bytes[0], (byte) in.u8());
        assertEquals(
                (bytes[1] & 0xff) << 24 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 8 | bytes[4] & 0xff, in.s32());
        assertFalse(viewer.hasUnread());
    }

    @Test
    void writesShortRecordsInLargePieces() throws IOException {
        List<Integer> pieces = new ArrayList<>();
        WireBuffer all = new WireBuffer(1 << 16);
        Connection counting = new ForwardingConnection(pipe.server()) {
            @Override
            public void write(ByteBuffer source) {
                pieces.add(source.remaining());
                all.put(source.array(), source.position(), source.remaining());
            }
        };
        end(counting, KEY, OTHER_KEY).write(ByteBuffer.allocateDirect(70_000));
        assertEquals(List.of(8 * (8192 + 18), 70_000 - 65_536 + 18), pieces);
        assertEquals(0x20, all.array()[0]);
        assertEquals(0, all.array()[1]);
    }

    @Test
    void takesRecordsOfEveryLength() throws IOException {
        byte[] longest = new byte[65_535];
        new Random(2).nextBytes(longest);
        RecordCipherOfOthers others = new RecordCipherOfOthers(OTHER_KEY);
        pipe.viewer().write(ByteBuffer.wrap(others.record(new byte[0])));
        pipe.viewer().write(ByteBuffer.wrap(others.record(longest)));
        pipe.viewer().write(ByteBuffer.wrap(others.record(new byte[] {9})));
        EncryptedConnection reading = end(pipe.server(), OTHER_KEY, KEY);
        WireReader in = new WireReader(reading);
        assertArrayEquals(longest, in.bytes(longest.length));
        assertEquals(9, in.u8());
    }

    @Test
    void aChangedBitAnywhereIsNoticed() throws IOException {
        byte[] record = new RecordCipherOfOthers(KEY).record(new byte[] {1, 2, 3});
        for (int bit = 0; bit < record.length * Byte.SIZE; bit++) {
            byte[] changed = record.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            MemoryPipe fresh = new MemoryPipe(1 << 17);
            fresh.viewer().write(ByteBuffer.wrap(changed));
            fresh.viewer().write(ByteBuffer.allocate(1 << 16));
            EncryptedConnection reading = end(fresh.server(), KEY, OTHER_KEY);
            assertThrows(ProtocolException.class, () -> reading.read(ByteBuffer.allocate(3)), "bit " + bit);
        }
    }

    @Test
    void aRecordThatComesTwiceIsNoticed() throws IOException {
        byte[] record = new RecordCipherOfOthers(KEY).record(new byte[] {1});
        pipe.viewer().write(ByteBuffer.wrap(record));
        pipe.viewer().write(ByteBuffer.wrap(record));
        WireReader in = new WireReader(server);
        assertEquals(1, in.u8());
        assertThrows(ProtocolException.class, in::u8);
    }

    @Test
    void theStreamMayEndBetweenRecordsOnly() throws IOException {
        byte[] record = new RecordCipherOfOthers(KEY).record(new byte[] {1});
        pipe.viewer().write(ByteBuffer.wrap(record));
        pipe.viewer().close();
        assertEquals(1, server.read(ByteBuffer.allocate(10)));
        assertEquals(-1, server.read(ByteBuffer.allocate(10)));
        for (int length = 1; length < record.length; length++) {
            MemoryPipe fresh = new MemoryPipe(64);
            fresh.viewer().write(ByteBuffer.wrap(record, 0, length));
            fresh.viewer().close();
            EncryptedConnection reading = end(fresh.server(), KEY, OTHER_KEY);
            assertThrows(EOFException.class, () -> reading.read(ByteBuffer.allocate(10)));
        }
    }

    @Test
    void isEncryptedForWhoAsks() {
        assertTrue(server.peer().encrypted());
        assertFalse(pipe.server().peer().encrypted());
    }
}
