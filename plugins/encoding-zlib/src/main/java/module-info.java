/** The Zlib encoding (6): raw pixels, deflated. */
module oriel.encoding.zlib {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.zlib.ZlibProvider;
}
