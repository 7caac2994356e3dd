/** The encodings TRLE (15), runs and palettes in tiles, and ZRLE (16), the same deflated. */
module oriel.encoding.zrle {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.zrle.ZrleProvider,
            oriel.encoding.zrle.TrleProvider;
}
