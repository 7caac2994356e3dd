package oriel.rfb.message;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import oriel.rfb.ProtocolException;
import oriel.rfb.WireBuffer;
import oriel.rfb.WireReader;

/**
 * What a server can do besides RFC 6143, which follows ServerInit in the security type Tight: rfbproto "Tight Security Type".
 *
 * @param serverMessages that it sends, at most 255
 * @param clientMessages that it takes, at most 255
 * @param encodings that it knows, pseudo-encodings too, at most 255
 */
public record TightInteraction(
        List<TightCapability> serverMessages, List<TightCapability> clientMessages, List<TightCapability> encodings)
        implements HandshakeMessage {

    private static final int MAX_COUNT = 255;
    private static final int PADDING = 2;

    /** Copies the lists. */
    public TightInteraction {
        serverMessages = List.copyOf(serverMessages);
        clientMessages = List.copyOf(clientMessages);
        encodings = List.copyOf(encodings);
        if (Stream.of(serverMessages, clientMessages, encodings).anyMatch(each -> each.size() > MAX_COUNT)) {
            throw new IllegalArgumentException("more than " + MAX_COUNT + " capabilities");
        }
    }

    /**
     * Reads them.
     *
     * @throws ProtocolException if there are too many
     */
    public static TightInteraction read(WireReader in) throws IOException {
        int server = count(in);
        int client = count(in);
        int encodings = count(in);
        in.skip(PADDING);
        return new TightInteraction(
                TightCapabilityList.several(server, in),
                TightCapabilityList.several(client, in),
                TightCapabilityList.several(encodings, in));
    }

    private static int count(WireReader in) throws IOException {
        int count = in.u16();
        if (count > MAX_COUNT) {
            throw new ProtocolException("a list of " + count + " capabilities");
        }
        return count;
    }

    @Override
    public void write(WireBuffer out) {
        out.u16(serverMessages.size()).u16(clientMessages.size()).u16(encodings.size());
        out.zeros(PADDING);
        Stream.of(serverMessages, clientMessages, encodings)
                .flatMap(List::stream)
                .forEach(each -> each.write(out));
    }
}
