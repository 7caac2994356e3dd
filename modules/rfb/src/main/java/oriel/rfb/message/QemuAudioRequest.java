package oriel.rfb.message;

import java.io.IOException;
import java.util.Optional;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The viewer wants sound, wants no more, or says in which form: rfbproto "QEMU Audio Client Message", pseudo-encoding -259.
 *
 * @param operation 0 to switch it on, 1 to switch it off, 2 for the form
 * @param form of samples, with the operation 2
 */
public record QemuAudioRequest(int operation, Optional<Form> form) implements ClientMessage {

    /** Sound is to come. */
    public static final int ENABLE = 0;

    /** It is to end. */
    public static final int DISABLE = 1;

    /** It is to come in a form. */
    public static final int SET_FORMAT = 2;

    static final int SUBTYPE = 1;

    /** Checks that there is a form where it belongs. */
    public QemuAudioRequest {
        if (operation < ENABLE || operation > SET_FORMAT || form.isPresent() != (operation == SET_FORMAT)) {
            throw new IllegalArgumentException("operation " + operation + " with " + form);
        }
    }

    /**
     * How samples are written.
     *
     * @param sample 0 to 5: U8, S8, U16, S16, U32, S32
     * @param channels 1 or 2
     * @param frequency samples a second, unsigned
     */
    public record Form(int sample, int channels, long frequency) {}

    /** Reads what follows both types. */
    static QemuAudioRequest read(WireReader in) throws IOException {
        int operation = in.u16();
        if (operation > SET_FORMAT) {
            throw new ProtocolException("an operation " + operation + " of sound");
        }
        Optional<Form> form =
                operation == SET_FORMAT ? Optional.of(new Form(in.u8(), in.u8(), in.u32())) : Optional.empty();
        return new QemuAudioRequest(operation, form);
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(QemuExtendedKeyEvent.TYPE).u8(SUBTYPE).u16(operation);
        form.ifPresent(each -> out.u8(each.sample()).u8(each.channels()).s32((int) each.frequency()));
    }
}
