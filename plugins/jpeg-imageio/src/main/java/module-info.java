/** JPEG images through javax.imageio. */
module oriel.jpeg.imageio {
    requires java.desktop;
    requires oriel.encoding;

    provides oriel.encoding.JpegProvider with
            oriel.jpeg.imageio.ImageIoProvider;
}
