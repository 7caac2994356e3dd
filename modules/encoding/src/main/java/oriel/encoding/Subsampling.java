package oriel.encoding;

/** How many pixels share a JPEG image's colours: rfbproto "JPEG Subsampling Level Pseudo-encoding". */
public enum Subsampling {
    /** Every pixel has its own: 4:4:4. */
    NONE,
    /** Two pixels share theirs: 4:2:2. */
    TWO,
    /** Four pixels share theirs: 4:2:0. */
    FOUR,
    /** Eight pixels share theirs. */
    EIGHT,
    /** Sixteen pixels share theirs. */
    SIXTEEN,
    /** No colours at all. */
    GREY
}
