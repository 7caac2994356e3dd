/** Deflates in Java, faster than zlib's easiest level and nearly as small: RFC 1951. */
module oriel.deflate.java {
    requires oriel.encoding;

    provides oriel.encoding.DeflateProvider with
            oriel.deflate.java.JavaDeflateProvider;
}
