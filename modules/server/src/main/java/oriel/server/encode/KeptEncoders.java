package oriel.server.encode;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import oriel.encoding.EncoderTraits.Memory;
import oriel.rfb.Rect;
import oriel.server.viewer.ClientParams;

/**
 * The encoders that remember what one viewer was sent: one of an encoding for the viewer, or one for each of its rectangles,
 * as the traits say. What they make is for this viewer alone. Used by the writer thread alone.
 */
public final class KeptEncoders implements AutoCloseable {

    /** Rectangles with an encoder of their own; of more, those that were sent last. */
    static final int MAX_RECTANGLES = 16;

    private final EncoderPool pool;

    /** By when they were last used, the oldest first. */
    private final Map<Place, PooledEncoder> encoders = new LinkedHashMap<>(16, 0.75f, true);

    /** No encoder yet. */
    public KeptEncoders(EncoderPool pool) {
        this.pool = pool;
    }

    /**
     * What an encoder remembers.
     *
     * @param rect empty: all that the viewer was sent
     */
    private record Place(int encoding, Rect rect) {

        static Place of(RegisteredEncoder offer, Rect rect) {
            return new Place(offer.encoding(), offer.traits().memory() == Memory.RECTANGLE ? rect : Rect.EMPTY);
        }

        boolean isRectangle() {
            return !rect.isEmpty();
        }
    }

    /**
     * The encoder of a rectangle.
     *
     * @throws EncoderFailedException if none could be made; it is withdrawn
     */
    public PooledEncoder of(RegisteredEncoder offer, Rect rect) throws EncoderFailedException {
        Place place = Place.of(offer, rect);
        PooledEncoder known = encoders.get(place);
        if (known != null) {
            return known;
        }
        if (place.isRectangle()) {
            makeRoom();
        }
        PooledEncoder fresh = pool.borrow(offer);
        encoders.put(place, fresh);
        return fresh;
    }

    private void makeRoom() {
        long count = encoders.keySet().stream().filter(Place::isRectangle).count();
        Iterator<Map.Entry<Place, PooledEncoder>> oldest = encoders.entrySet().iterator();
        while (count >= MAX_RECTANGLES) {
            Map.Entry<Place, PooledEncoder> each = oldest.next();
            if (each.getKey().isRectangle()) {
                each.getValue().close();
                oldest.remove();
                count--;
            }
        }
    }

    /** Forgets the encoder of a rectangle, which has failed, and so is closed. */
    public void forget(RegisteredEncoder offer, Rect rect) {
        encoders.remove(Place.of(offer, rect));
    }

    /** The viewer has lost what an area shows: rectangles there do not refer to what was sent before. */
    public void requestKeyFrames(Rect area) {
        encoders.entrySet()
                .removeIf(each -> each.getKey().rect().intersects(area)
                        && !each.getValue().requestKeyFrame());
    }

    /** The viewer's picture has other bounds: rectangles begin anew as far as they are inside. */
    public void resize(Rect bounds) {
        encoders.entrySet().removeIf(each -> each.getKey().isRectangle() && !goesOn(each, bounds));
    }

    private static boolean goesOn(Map.Entry<Place, PooledEncoder> each, Rect bounds) {
        if (bounds.contains(each.getKey().rect())) {
            return each.getValue().reset();
        }
        each.getValue().close();
        return false;
    }

    /** Forgets the rectangles in encodings that the viewer does not list any more: it may have lost their decoders. */
    public void retain(ClientParams params) {
        encoders.entrySet().removeIf(each -> {
            boolean gone =
                    each.getKey().isRectangle() && !params.lists(each.getKey().encoding());
            if (gone) {
                each.getValue().close();
            }
            return gone;
        });
    }

    @Override
    public void close() {
        encoders.values().forEach(PooledEncoder::close);
        encoders.clear();
    }
}
