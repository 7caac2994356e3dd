package oriel.rfb.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * The security types that a server offers, or why it offers none: RFC 6143 section 7.1.2, from version 3.7 on.
 *
 * @param types their numbers, at most 255
 * @param reason in words, if there are none
 */
public record SecurityTypeList(List<Integer> types, Optional<String> reason) implements HandshakeMessage {

    private static final int MAX_COUNT = 255;

    /** Copies the list, and checks that there is a reason where it belongs. */
    public SecurityTypeList {
        types = List.copyOf(types);
        if (types.size() > MAX_COUNT || types.isEmpty() != reason.isPresent()) {
            throw new IllegalArgumentException(types.size() + " types, reason " + reason);
        }
    }

    /** An offer of at least one type. */
    public static SecurityTypeList of(List<Integer> types) {
        return new SecurityTypeList(types, Optional.empty());
    }

    /** No offer. */
    public static SecurityTypeList refusal(String reason) {
        return new SecurityTypeList(List.of(), Optional.of(reason));
    }

    /** Reads one. */
    public static SecurityTypeList read(WireReader in) throws IOException {
        int count = in.u8();
        if (count == 0) {
            return refusal(Utf8Text.read("a reason", in));
        }
        List<Integer> types = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            types.add(in.u8());
        }
        return of(types);
    }

    @Override
    public void write(WireBuffer out) {
        out.u8(types.size());
        types.forEach(out::u8);
        reason.ifPresent(text -> Utf8Text.write(text, out));
    }
}
