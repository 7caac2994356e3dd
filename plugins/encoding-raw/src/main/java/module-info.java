/** The Raw encoding (0), which every viewer takes. */
module oriel.encoding.raw {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.raw.RawProvider;
}
