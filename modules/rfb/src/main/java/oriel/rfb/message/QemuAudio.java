package oriel.rfb.message;

import java.io.IOException;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Sound begins, goes on or ends: rfbproto "QEMU Audio Server Message", pseudo-encoding -259.
 *
 * @param operation {@link #END}, {@link #BEGIN} or {@link #DATA}
 * @param samples of the form that the viewer has asked for, with DATA; shared, not copied
 */
public record QemuAudio(int operation, byte[] samples) implements ServerMessage {

    /** It ends. */
    public static final int END = 0;

    /** It begins. */
    public static final int BEGIN = 1;

    /** It goes on. */
    public static final int DATA = 2;

    /** Most bytes of one message; viewers in the field end the connection above it. */
    public static final int MAX_BYTES = 1 << 20;

    static final int SUBTYPE = QemuAudioRequest.SUBTYPE;

    private static final byte[] NONE = {};

    /** Checks that there are samples only where they belong. */
    public QemuAudio {
        if (operation < END || operation > DATA || samples.length > (operation == DATA ? MAX_BYTES : 0)) {
            throw new IllegalArgumentException("operation " + operation + " with " + samples.length + " bytes");
        }
    }

    /** That it begins or ends. */
    public static QemuAudio of(int operation) {
        return new QemuAudio(operation, NONE);
    }

    /** Reads what follows both types. */
    static QemuAudio read(WireReader in) throws IOException {
        int operation = in.u16();
        if (operation > DATA) {
            throw new ProtocolException("an operation " + operation + " of sound");
        }
        if (operation != DATA) {
            return of(operation);
        }
        long length = in.u32();
        if (length > MAX_BYTES) {
            throw new ProtocolException("sound of " + length + " bytes");
        }
        return new QemuAudio(DATA, in.bytes((int) length));
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(QemuExtendedKeyEvent.TYPE).u8(SUBTYPE).u16(operation);
        if (operation == DATA) {
            out.s32(samples.length).put(samples);
        }
    }
}
