/** Contract tests that every plugin extends, and what tests share: memory connections, painted screens, fixtures. */
module oriel.testkit {
    requires java.desktop;
    requires oriel.scenes;
    requires transitive oriel.capture;
    requires transitive oriel.client;
    requires transitive oriel.encoding;
    requires transitive oriel.security;
    requires transitive oriel.transport;
    requires transitive org.junit.jupiter.api;

    exports oriel.testkit;

    uses oriel.capture.CaptureProvider;
    uses oriel.client.DecoderProvider;
    uses oriel.encoding.DeflateProvider;
    uses oriel.encoding.EncoderProvider;
    uses oriel.encoding.JpegProvider;
    uses oriel.security.SecurityTypeProvider;
    uses oriel.transport.TransportProvider;

    provides org.junit.jupiter.api.extension.Extension with
            oriel.testkit.LeftBehind;
}
