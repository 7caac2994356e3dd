/** The encodings Tight (7), which picks a way for each rectangle by what it shows, and TightPNG (−260). */
module oriel.encoding.tight {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.tight.TightProvider,
            oriel.encoding.tight.TightPngProvider;
}
