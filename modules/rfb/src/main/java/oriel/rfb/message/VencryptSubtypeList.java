package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * Whether a server takes the viewer's version of VeNCrypt, and the subtypes that it offers then: rfbproto "VeNCrypt".
 *
 * @param subtypes their numbers, at most 255; none if the version is refused
 */
public record VencryptSubtypeList(List<Integer> subtypes) implements HandshakeMessage {

    /** No offer. */
    public static final VencryptSubtypeList REFUSED = new VencryptSubtypeList(List.of());

    private static final int ACCEPTED = 0;
    private static final int NOT_ACCEPTED = 0xff;
    private static final int MAX_COUNT = 255;

    /** Copies the list. */
    public VencryptSubtypeList {
        subtypes = List.copyOf(subtypes);
        if (subtypes.size() > MAX_COUNT) {
            throw new IllegalArgumentException(subtypes.size() + " subtypes");
        }
    }

    /**
     * Reads one.
     *
     * @throws ProtocolException if the version is accepted and nothing is offered
     */
    public static VencryptSubtypeList read(WireReader in) throws IOException {
        if (in.u8() != ACCEPTED) {
            return REFUSED;
        }
        int count = in.u8();
        if (count == 0) {
            throw new ProtocolException("no subtype of VeNCrypt is offered");
        }
        List<Integer> subtypes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            subtypes.add(in.s32());
        }
        return new VencryptSubtypeList(subtypes);
    }

    @Override
    public void write(WireBuffer out) {
        if (subtypes.isEmpty()) {
            out.u8(NOT_ACCEPTED);
            return;
        }
        out.u8(ACCEPTED).u8(subtypes.size());
        subtypes.forEach(out::s32);
    }
}
