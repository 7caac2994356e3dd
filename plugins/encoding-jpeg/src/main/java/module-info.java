/** The JPEG encoding (21): images without anything around them. */
module oriel.encoding.jpeg {
    requires oriel.encoding;

    provides oriel.encoding.EncoderProvider with
            oriel.encoding.jpeg.JpegEncoderProvider;
}
