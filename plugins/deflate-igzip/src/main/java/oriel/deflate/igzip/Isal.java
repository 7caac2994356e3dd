package oriel.deflate.igzip;

/** Functions of libisal (igzip_lib.h); a stream is the address of a {@code struct isal_zstream}. */
final class Isal {

    /** What {@link #isal_deflate} gives if all went well. */
    static final int COMP_OK = 0;

    static final short NO_FLUSH = 0;
    static final short SYNC_FLUSH = 1;

    private Isal() {}

    static native void isal_deflate_init(long stream);

    static native void isal_deflate_reset(long stream);

    static native int isal_deflate(long stream);
}
