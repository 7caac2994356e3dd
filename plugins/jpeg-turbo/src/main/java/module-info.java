/** JPEG images through libjpeg-turbo, by JNA. */
module oriel.jpeg.turbo {
    requires com.sun.jna;
    requires oriel.encoding;

    opens oriel.jpeg.turbo to
            com.sun.jna;

    provides oriel.encoding.JpegProvider with
            oriel.jpeg.turbo.TurboProvider;
}
