package oriel.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import oriel.launcher.plugins.PluginFolder;

/**
 * A plugin folder with all that a server needs: an encoder for Raw and one that always lacks something, captures {@code acme} and {@code broken} of a small
 * screen, and a transport {@code acme} that listens and hangs up.
 */
public final class AcmePlugin {

    private static final String MODULE = """
            module acme.all {
                requires oriel.capture;
                requires oriel.encoding;
                requires oriel.transport;
                provides oriel.capture.CaptureProvider with acme.all.Capture, acme.all.BrokenCapture;
                provides oriel.encoding.EncoderProvider with acme.all.Provider, acme.all.Needy;
                provides oriel.transport.TransportProvider with acme.all.Listener;
            }
            """;

    private static final String CAPTURE = """
            package acme.all;
            import java.time.Duration;
            import java.util.Optional;
            import oriel.capture.*;
            import oriel.plugin.*;
            public final class Capture implements CaptureProvider {
                public String name() { return "acme"; }
                public int priority() { return 1; }
                public Optional<String> unavailableReason(Options options) {
                    try {
                        options.text("display");
                        return options.text("obstacle");
                    } catch (PluginException e) {
                        return Optional.of(e.getMessage());
                    }
                }
                public Screen open(Options options, ScreenListener listener) throws PluginException {
                    options.integer("speed", 1, 1, 9);
                    return new Screen() {
                        public String description() { return "the acme screen"; }
                        public ScreenLayout layout() { return ScreenLayout.single(32, 16); }
                        public void capture(PixelSink sink, Duration patience) { }
                        public void wake() { }
                        public Optional<InputSink> input() { return Optional.empty(); }
                        public Optional<ClipboardPort> clipboard() { return Optional.empty(); }
                        public void close() { }
                    };
                }
            }
            """;

    private static final String BROKEN = """
            package acme.all;
            import java.util.Optional;
            import oriel.capture.*;
            import oriel.plugin.*;
            public final class BrokenCapture implements CaptureProvider {
                public String name() { return "broken"; }
                public int priority() { return 2; }
                public Optional<String> unavailableReason(Options options) { return Optional.empty(); }
                public Screen open(Options options, ScreenListener listener) throws PluginException {
                    throw new PluginException("its cable is cut", "mend it");
                }
            }
            """;

    private static final String NEEDY = """
            package acme.all;
            import oriel.encoding.*;
            import oriel.plugin.*;
            public final class Needy implements EncoderProvider {
                public String name() { return "needy"; }
                public int encoding() { return 21; }
                public EncoderTraits traits() { return new EncoderTraits(EncoderTraits.Loss.ALWAYS, EncoderTraits.Memory.NONE, 10, 10, 100); }
                public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
                    options.integer("level", 1, 1, 9);
                    throw new PluginException("it lacks everything", "give it something");
                }
            }
            """;

    private static final String LISTENER = """
            package acme.all;
            import java.io.IOException;
            import java.net.*;
            import java.util.List;
            import java.util.function.Consumer;
            import oriel.plugin.*;
            import oriel.transport.*;
            public final class Listener implements TransportProvider {
                public String name() { return "acme"; }
                public Transport create(TransportSettings settings, Options options, HttpPages pages) throws PluginException {
                    options.integer("speed", 1, 1, 9);
                    return new Transport() {
                        private ServerSocket socket;
                        public void start(Consumer<? super Connection> viewers) throws IOException {
                            socket = new ServerSocket(settings.port(), 5, InetAddress.getByName(settings.host()));
                        }
                        public List<SocketAddress> endpoints() {
                            return List.of(socket.getLocalSocketAddress());
                        }
                        public void close() {
                            try {
                                if (socket != null) {
                                    socket.close();
                                }
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                    };
                }
            }
            """;

    private AcmePlugin() {}

    /** Compiles it into the subfolder {@code all} of {@code plugins}. */
    public static void compile(Path plugins) throws IOException {
        PluginFolder.compile(
                plugins.resolve("all"),
                "all",
                Map.of(
                        "module-info.java", MODULE,
                        "Capture.java", CAPTURE,
                        "BrokenCapture.java", BROKEN,
                        "Needy.java", NEEDY,
                        "Listener.java", LISTENER,
                        "Provider.java", PluginFolder.encoder("all", "plain", 0).get("Provider.java")));
    }
}
