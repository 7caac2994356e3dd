/** The Hextile encoding (5): tiles of 16x16 pixels with what they inherit from the tile before. */
module oriel.encoding.hextile {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.hextile.HextileProvider;
}
