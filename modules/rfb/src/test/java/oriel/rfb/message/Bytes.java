package oriel.rfb.message;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.function.Consumer;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/** Bytes of a wire. */
final class Bytes {

    private Bytes() {}

    static ByteBuffer of(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    static WireReader reader(ByteBuffer bytes) {
        return new WireReader(target -> {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(bytes.remaining(), target.remaining());
            target.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        });
    }

    /** What is written, as hex without blanks. */
    static String hex(Consumer<WireBuffer> written) {
        WireBuffer out = new WireBuffer(64);
        written.accept(out);
        return HexFormat.of().formatHex(out.toBytes());
    }
}
