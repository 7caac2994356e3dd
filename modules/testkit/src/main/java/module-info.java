/** Contract tests that every plugin extends, and what tests share: memory connections, painted screens, fixtures. */
module oriel.testkit {
    requires java.desktop;
    requires oriel.scenes;
    requires transitive oriel.capture;
    requires transitive oriel.client;
    requires transitive oriel.encoding;
    requires transitive oriel.transport;
    requires transitive org.junit.jupiter.api;

    exports oriel.testkit;

    uses oriel.client.DecoderProvider;
    uses oriel.encoding.DeflateProvider;
    uses oriel.encoding.EncoderProvider;
    uses oriel.encoding.JpegProvider;

    provides org.junit.jupiter.api.extension.Extension with
            oriel.testkit.LeftBehind;
}
