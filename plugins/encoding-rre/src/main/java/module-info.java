/** The encodings RRE (2) and CoRRE (4): rectangles of one colour on a background. */
module oriel.encoding.rre {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.rre.RreProvider,
            oriel.encoding.rre.CorreProvider;
}
