package oriel.deflate.igzip;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import oriel.encoding.DeflateCoder;
import oriel.rfb.WireBuffer;

/**
 * A stream of igzip. Bytes go through native memory that it keeps, 64 KiB at a time. A change of igzip's level begins a
 * new window.
 */
final class IgzipCoder implements DeflateCoder {

    /** Places of the fields of {@code struct isal_zstream}. */
    private static final int NEXT_IN = 0;

    private static final int AVAIL_IN = 8;
    private static final int NEXT_OUT = 16;
    private static final int AVAIL_OUT = 24;
    private static final int LEVEL = 40;
    private static final int LEVEL_BUF_SIZE = 44;
    private static final int LEVEL_BUF = 48;
    private static final int FLUSH = 58;

    /** More than the 82,384 bytes of {@code struct isal_zstream}. */
    private static final int STREAM_BYTES = 96 * 1024;

    /** ISAL_DEF_LVL3_DEFAULT: enough for the hardest level, and so for all. */
    private static final int LEVEL_BYTES = 348_160;

    private static final int INPUT_BYTES = 64 * 1024;
    private static final int OUTPUT_BYTES = 80 * 1024;

    /** With less room than this it may stop before it is done: the largest header of a block, and the flush. */
    private static final int MIN_ROOM = 1024;

    /** igzip's level for each of zlib's: 0 has one Huffman code for all, 3 is hardly smaller than 2 but slower. */
    private static final int[] LEVELS = {1, 2, 2, 2, 2, 3, 3, 3, 3, 3};

    private final Memory memory = new Memory(STREAM_BYTES + LEVEL_BYTES + INPUT_BYTES + OUTPUT_BYTES);
    private final long stream = Pointer.nativeValue(memory);
    private final long levelBuffer = stream + STREAM_BYTES;
    private final long inputAddress = levelBuffer + LEVEL_BYTES;
    private final long outputAddress = inputAddress + INPUT_BYTES;
    private final ByteBuffer fields = memory.getByteBuffer(0, STREAM_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer input = memory.getByteBuffer(STREAM_BYTES + LEVEL_BYTES, INPUT_BYTES);
    private final ByteBuffer output = memory.getByteBuffer(STREAM_BYTES + LEVEL_BYTES + INPUT_BYTES, OUTPUT_BYTES);
    private int level = -1;
    private boolean closed;

    IgzipCoder() {
        memory.clear(STREAM_BYTES);
        Isal.isal_deflate_init(stream);
        fields.putInt(LEVEL_BUF_SIZE, LEVEL_BYTES);
        fields.putLong(LEVEL_BUF, levelBuffer);
    }

    @Override
    public void deflate(byte[] source, int from, int count, int wanted, WireBuffer out) {
        checkOpen();
        use(LEVELS[wanted]);
        int at = from;
        int end = from + count;
        do {
            int piece = Math.min(INPUT_BYTES, end - at);
            input.put(0, source, at, piece);
            at += piece;
            deflate(piece, at == end ? Isal.SYNC_FLUSH : Isal.NO_FLUSH, out);
        } while (at < end);
    }

    private void use(int wanted) {
        if (wanted != level) {
            Isal.isal_deflate_reset(stream);
            fields.putInt(LEVEL, wanted);
            level = wanted;
        }
    }

    /** Takes all of the input; one call more than needed would only append another empty block. */
    private void deflate(int count, short flush, WireBuffer out) {
        fields.putLong(NEXT_IN, inputAddress);
        fields.putInt(AVAIL_IN, count);
        fields.putShort(FLUSH, flush);
        int room;
        do {
            fields.putLong(NEXT_OUT, outputAddress);
            fields.putInt(AVAIL_OUT, OUTPUT_BYTES);
            int result = Isal.isal_deflate(stream);
            if (result != Isal.COMP_OK) {
                throw new IllegalStateException("isal_deflate: " + result);
            }
            room = fields.getInt(AVAIL_OUT);
            int written = OUTPUT_BYTES - room;
            out.reserve(written);
            output.get(0, out.array(), out.size(), written);
            out.advance(written);
        } while (room < MIN_ROOM || fields.getInt(AVAIL_IN) > 0);
    }

    @Override
    public void forget() {
        checkOpen();
        Isal.isal_deflate_reset(stream);
    }

    /** The memory is gone after close: the process would end, not just the viewer's connection. */
    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the coder is closed");
        }
    }

    @Override
    public void close() {
        closed = true;
        memory.close();
    }
}
