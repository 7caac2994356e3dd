/** A program with a Swing window that viewers see and use. */
module acme.window {
    requires java.desktop;
    requires oriel.server;

    uses oriel.encoding.DeflateProvider;
    uses oriel.encoding.EncoderProvider;
    uses oriel.encoding.JpegProvider;
    uses oriel.transport.TransportProvider;
}
