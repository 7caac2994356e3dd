/** The ZRLE encoding (16): runs and palettes in tiles, deflated. */
module oriel.encoding.zrle {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.zrle.ZrleProvider;
}
