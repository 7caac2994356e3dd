package oriel.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import oriel.rfb.PixelFormat;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;
import oriel.rfb.message.ServerInit;

/**
 * What a recording begins with.
 *
 * @param time when it began
 * @param init size and name of the desktop; its format is that of all pixels of the recording
 */
public record RecordingStart(Instant time, ServerInit init) {

    /** One that begins now. */
    public static RecordingStart of(Instant time, int width, int height, String name) {
        return new RecordingStart(time, new ServerInit(width, height, PixelFormat.NATIVE, name));
    }

    /** Its bytes in a file. */
    byte[] bytes() {
        WireBuffer out = new WireBuffer(64);
        long millis = time.toEpochMilli();
        out.s32((int) (millis >> 32)).s32((int) millis);
        init.write(out);
        return out.toBytes();
    }

    /** Reads it. */
    static RecordingStart read(byte[] data) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(data);
        WireReader in = new WireReader(target -> {
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(bytes.remaining(), target.remaining());
            target.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        });
        long millis = (long) in.s32() << 32 | in.u32();
        ServerInit init = ServerInit.read(in);
        if (!init.format().equals(PixelFormat.NATIVE)) {
            throw new ProtocolException("pixels of another format");
        }
        return new RecordingStart(Instant.ofEpochMilli(millis), init);
    }
}
