package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.Limits;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The encodings and pseudo-encodings that the viewer understands: RFC 6143 section 7.5.2.
 *
 * @param encodings their numbers, the best first; at most 65535
 */
public record SetEncodings(List<Integer> encodings) implements ClientMessage {

    static final int TYPE = 2;
    private static final int MAX_COUNT = 65_535;
    private static final int ON_TRUST = 64;

    /** Copies the list. */
    public SetEncodings {
        encodings = List.copyOf(encodings);
        if (encodings.size() > MAX_COUNT) {
            throw new IllegalArgumentException(encodings.size() + " encodings");
        }
    }

    /** Reads what follows the type. */
    static SetEncodings read(WireReader in, Limits limits) throws IOException {
        in.skip(1);
        int count = in.u16();
        if (count > limits.setEncodings()) {
            throw new ProtocolException(count + " encodings, " + limits.setEncodings() + " are allowed");
        }
        List<Integer> encodings = new ArrayList<>(Math.min(count, ON_TRUST));
        for (int i = 0; i < count; i++) {
            encodings.add(in.s32());
        }
        return new SetEncodings(encodings);
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(TYPE).zeros(1).u16(encodings.size());
        encodings.forEach(out::s32);
    }
}
