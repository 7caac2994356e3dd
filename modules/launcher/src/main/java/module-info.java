/** Command line, configuration, plugin folders. */
module oriel.launcher {
    requires static com.github.spotbugs.annotations; // of acme4j, for the compiler
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires io.nayuki.qrcodegen;
    requires java.desktop;
    requires java.management;
    requires jdk.unsupported;
    requires oriel.capture;
    requires oriel.client;
    requires oriel.encoding;
    requires oriel.recording;
    requires oriel.scenes;
    requires oriel.security;
    requires oriel.server;
    requires oriel.transport;
    requires org.bouncycastle.provider;
    requires org.shredzone.acme4j;
    requires org.slf4j;

    opens oriel.launcher to
            info.picocli;
    opens oriel.launcher.ask to
            info.picocli;
    opens oriel.launcher.bench to
            info.picocli;
    opens oriel.launcher.bench.line to
            info.picocli;
    opens oriel.launcher.cli to
            info.picocli;
    opens oriel.launcher.config.command to
            info.picocli;
    opens oriel.launcher.control to
            info.picocli;
    opens oriel.launcher.doctor to
            info.picocli;
    opens oriel.launcher.link.command to
            info.picocli;
    opens oriel.launcher.passwd to
            info.picocli;
    opens oriel.launcher.people.command to
            info.picocli;
    opens oriel.launcher.plugins to
            info.picocli;
    opens oriel.launcher.record to
            info.picocli;
    opens oriel.launcher.serve to
            info.picocli;
    opens oriel.launcher.share to
            info.picocli;
    opens oriel.launcher.testclient to
            info.picocli;
    opens oriel.launcher.tls to
            info.picocli;
    opens oriel.launcher.train to
            info.picocli;

    uses oriel.capture.CaptureProvider;
    uses oriel.client.DecoderProvider;
    uses oriel.encoding.DeflateProvider;
    uses oriel.encoding.EncoderProvider;
    uses oriel.encoding.JpegProvider;
    uses oriel.security.AuthenticatorProvider;
    uses oriel.security.SecurityTypeProvider;
    uses oriel.transport.TransportProvider;

    provides ch.qos.logback.classic.spi.Configurator with
            oriel.launcher.log.PlainStart;
}
