package oriel.server.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.JpegQuality;
import oriel.rfb.Rect;
import oriel.server.content.Segment;
import oriel.server.content.SegmenterPool;
import oriel.server.content.Shown;
import oriel.server.flow.QualityController;
import oriel.server.options.EncodingOptions;
import oriel.server.options.NetworkProfile;
import oriel.server.viewer.ClientParams;

/**
 * Decides for one viewer how each area is cut and encoded: in the first encoding of its list that the server has and that
 * suits the content, else Raw. Used by the writer thread alone.
 */
public final class EncodingChooser {

    private static final int LARGEST_TILE = 64;

    private final EncoderPool pool;
    private final SegmenterPool segmenters;
    private final EncodingOptions options;
    private final NetworkProfile network;
    private final EncodingOrder order;
    private final Optional<QualityController> quality;

    /** A chooser for one viewer, which tries encodings in an order. */
    public EncodingChooser(
            EncoderPool pool,
            SegmenterPool segmenters,
            EncodingOptions options,
            NetworkProfile network,
            EncodingOrder order) {
        this.pool = pool;
        this.segmenters = segmenters;
        this.options = options;
        this.network = network;
        this.order = order;
        this.quality = network == NetworkProfile.LAN
                ? options.lanRules().map(lan -> new QualityController(lan.jpeg().quality()))
                : Optional.empty();
    }

    /** Counts a request for an update, at a time of the engine's clock. */
    public void requested(long nanos) {
        order.requested(nanos);
    }

    /** Learns from an update: see {@link QualityController#learn}. */
    public void learn(double load, double ratio) {
        quality.ifPresent(adapted -> adapted.learn(load, ratio));
    }

    /** Cuts what is shown into pieces, each for one encoder; with {@code exact} none of them may lose anything. */
    public List<EncodeTask.Piece> pieces(ClientParams params, Rect screen, Shown shown, boolean exact)
            throws InterruptedException {
        List<RegisteredEncoder> usable = usable(params, shown.area(), screen, exact);
        RegisteredEncoder best = usable.get(0);
        List<Segment> parts = segmenters.segment(shown, best.traits().loss(), settings(params, best, exact));
        List<EncodeTask.Piece> pieces = new ArrayList<>();
        for (Segment part : parts) {
            boolean loss = part.lossy() && !exact;
            RegisteredEncoder offer = usable.stream()
                    .filter(each -> loss || isExact(each))
                    .findFirst()
                    .orElseThrow();
            split(offer, settings(params, offer, !loss), part.rect(), pieces);
        }
        return pieces;
    }

    /** The same without a look at the content: as few pieces as the encoder allows. */
    public List<EncodeTask.Piece> fewestPieces(ClientParams params, Rect screen, Rect area) {
        RegisteredEncoder offer = usable(params, area, screen, true).get(0);
        List<EncodeTask.Piece> pieces = new ArrayList<>();
        split(offer, settings(params, offer, true), area, pieces);
        return pieces;
    }

    /** Best first; at least Raw. */
    private List<RegisteredEncoder> usable(ClientParams params, Rect area, Rect screen, boolean exact) {
        boolean lossy =
                !exact && options.lossy() && params.settings().allowedJpeg().isPresent();
        List<RegisteredEncoder> usable = new ArrayList<>();
        for (int encoding : order.of(params, area, screen)) {
            pool.offer(encoding).filter(offer -> lossy || isExact(offer)).ifPresent(usable::add);
        }
        if (usable.stream().noneMatch(EncodingChooser::isExact)) {
            usable.add(pool.raw());
        }
        return usable;
    }

    /** True if an encoder can send pixels as they are. */
    private static boolean isExact(RegisteredEncoder offer) {
        return offer.traits().loss() != Loss.ALWAYS;
    }

    /** True if an encoder would lose something where it may, but has nothing that makes JPEG images. */
    private boolean lacksJpeg(RegisteredEncoder offer) {
        return offer.traits().loss() == Loss.WHERE_ALLOWED
                && pool.tools().jpeg().isEmpty();
    }

    private EncodeSettings settings(ClientParams params, RegisteredEncoder offer, boolean exact) {
        EncodeSettings wish = params.settings();
        boolean lossless = exact || !options.lossy() || lacksJpeg(offer);
        Optional<JpegQuality> jpeg = lossless ? Optional.empty() : wish.allowedJpeg();
        if (quality.isPresent()) {
            jpeg = jpeg.map(quality.get()::of);
        }
        Integer lanLevel = network == NetworkProfile.LAN ? options.lanLevels().get(offer.encoding()) : null;
        int level = lanLevel == null ? wish.compressLevel() : wish.compressLevelOr(lanLevel);
        return new EncodeSettings(wish.format(), level, jpeg);
    }

    /** Cuts an area so that each part fits the encoder. */
    private static void split(
            RegisteredEncoder offer, EncodeSettings settings, Rect area, List<EncodeTask.Piece> pieces) {
        int width = Math.min(area.width(), offer.traits().maxWidth());
        int height = wholeTiles(
                Math.min(offer.traits().maxHeight(), Math.max(1, offer.traits().maxPixels() / width)));
        for (int y = area.y(); y < area.bottom(); y += height) {
            for (int x = area.x(); x < area.right(); x += width) {
                Rect part = Rect.between(x, y, Math.min(area.right(), x + width), Math.min(area.bottom(), y + height));
                pieces.add(new EncodeTask.Piece(part, offer, settings));
            }
        }
    }

    /** Encodings have tiles of 16 or 64 pixels, which count from the upper edge of a rectangle. */
    private static int wholeTiles(int height) {
        return height > LARGEST_TILE ? height / LARGEST_TILE * LARGEST_TILE : height;
    }
}
