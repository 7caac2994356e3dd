package oriel.security.tight;

import java.util.List;
import java.util.function.IntPredicate;
import oriel.rfb.Encodings;
import oriel.rfb.message.TightCapability;

/** The registered capabilities that concern this server. */
final class Capabilities {

    /** VNC authentication. */
    static final TightCapability VNC_AUTHENTICATION = new TightCapability(2, "STDV", "VNCAUTH_");

    /** Name and password as they are. */
    static final TightCapability UNIX_LOGIN = new TightCapability(129, "TGHT", "ULGNAUTH");

    private static final List<TightCapability> ENCODINGS = List.of(
            new TightCapability(Encodings.COPY_RECT, "STDV", "COPYRECT"),
            new TightCapability(Encodings.RRE, "STDV", "RRE_____"),
            new TightCapability(Encodings.CORRE, "STDV", "CORRE___"),
            new TightCapability(Encodings.HEXTILE, "STDV", "HEXTILE_"),
            new TightCapability(Encodings.ZLIB, "TRDV", "ZLIB____"),
            new TightCapability(Encodings.TIGHT, "TGHT", "TIGHT___"),
            new TightCapability(Encodings.QUALITY_LEVEL_0, "TGHT", "JPEGQLVL"),
            new TightCapability(Encodings.DESKTOP_SIZE, "TGHT", "NEWFBSIZ"),
            new TightCapability(Encodings.LAST_RECT, "TGHT", "LASTRECT"),
            new TightCapability(Encodings.POINTER_POS, "TGHT", "POINTPOS"),
            new TightCapability(Encodings.CURSOR, "TGHT", "RCHCURSR"),
            new TightCapability(Encodings.X_CURSOR, "TGHT", "X11CURSR"),
            new TightCapability(Encodings.COMPRESSION_LEVEL_0, "TGHT", "COMPRLVL"),
            new TightCapability(Encodings.FINE_QUALITY_0, "TRBO", "FINEQLVL"),
            new TightCapability(Encodings.SUBSAMPLING_NONE, "TRBO", "SSAMPLVL"));

    private Capabilities() {}

    /** Those of the registered encodings that a server speaks. Raw is not listed, since everybody speaks it. */
    static List<TightCapability> encodings(IntPredicate speaks) {
        return ENCODINGS.stream().filter(each -> speaks.test(each.code())).toList();
    }
}
