package oriel.server.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.server.viewer.ClientParams;

/** Whatever an order prefers, the viewer must list it and the operator must want it. */
class AllowedOrderTest {

    private static final Rect RECT = new Rect(0, 0, 8, 8);

    private final List<Long> requests = new ArrayList<>();

    /** Prefers some encodings to all others. */
    private final EncodingOrder preferring = new EncodingOrder() {
        @Override
        public List<Integer> of(ClientParams params, Rect rect, Rect screen) {
            return List.of(Encodings.TIGHT, Encodings.ZRLE, Encodings.RAW, Encodings.HEXTILE);
        }

        @Override
        public void requested(long nanos) {
            requests.add(nanos);
        }
    };

    private List<Integer> order(Set<Integer> disabled, Integer... listed) {
        return new AllowedOrder(preferring, disabled)
                .of(ClientParams.INITIAL.withEncodings(List.of(listed)), RECT, RECT);
    }

    @Test
    void keepsTheOrderOfWhatTheViewerListsAndRawWhichItNeedNotList() {
        assertEquals(
                List.of(Encodings.ZRLE, Encodings.RAW, Encodings.HEXTILE),
                order(Set.of(), Encodings.HEXTILE, Encodings.ZRLE));
    }

    @Test
    void leavesOutWhatTheOperatorDoesNotWant() {
        assertEquals(
                List.of(Encodings.HEXTILE),
                order(Set.of(Encodings.ZRLE, Encodings.RAW), Encodings.HEXTILE, Encodings.ZRLE));
    }

    @Test
    void countsRequests() {
        new AllowedOrder(preferring, Set.of()).requested(7);
        assertEquals(List.of(7L), requests);
    }
}
