package oriel.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.capture.CaptureProvider;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.client.Viewer;
import oriel.client.ViewerOptions;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Encodings;
import oriel.server.options.ServerOptions;
import oriel.testkit.MemoryTransport;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;

/** A screen that fails with anything at all is looked for again; the thread that reads it never ends by itself. */
@Timeout(60)
class FailingScreenTest {

    private final PaintedScreen painted = new PaintedScreen(64, 48);

    /** A screen whose captures and whose end fail as often as wanted, and which may be said to be of any size. */
    private final class Failing implements CaptureProvider {

        private final Supplier<Throwable> fault;
        private final AtomicInteger left;
        private volatile Optional<ScreenLayout> claimed = Optional.empty();

        Failing(Supplier<Throwable> fault, int times) {
            this.fault = fault;
            this.left = new AtomicInteger(times);
        }

        @Override
        public String name() {
            return "failing";
        }

        @Override
        public Optional<String> unavailableReason(Options options) {
            return Optional.empty();
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public Screen open(Options options, ScreenListener listener) throws PluginException {
            Screen screen = painted.open(options, listener);
            return new Screen() {
                @Override
                public String description() {
                    return screen.description();
                }

                @Override
                public ScreenLayout layout() {
                    return claimed.orElseGet(screen::layout);
                }

                @Override
                public void capture(PixelSink sink, Duration patience) throws IOException {
                    if (left.getAndDecrement() > 0) {
                        FailingScreenTest.<RuntimeException>raise(fault.get());
                    }
                    screen.capture(sink, patience);
                }

                @Override
                public void wake() {
                    screen.wake();
                }

                @Override
                public Optional<InputSink> input() {
                    return screen.input();
                }

                @Override
                public Optional<ClipboardPort> clipboard() {
                    return screen.clipboard();
                }

                @Override
                public void close() {
                    screen.close();
                    if (left.get() > 0) {
                        FailingScreenTest.<RuntimeException>raise(fault.get());
                    }
                }
            };
        }
    }

    @SuppressWarnings("unchecked") // throws what Java would have declared
    private static <T extends Throwable> void raise(Throwable fault) throws T {
        throw (T) fault;
    }

    private static OrielServer server(CaptureProvider capture, MemoryTransport transport) throws Exception {
        return OrielServer.start(
                ServerOptions.named("test"),
                new ServerParts(
                        Configured.plain(capture), Parts.encoders(), Parts.tools(), Parts.open(), List.of(transport)));
    }

    private void assertShown(Viewer viewer) throws IOException {
        viewer.setEncodings(List.of(Encodings.RAW, Encodings.CURSOR));
        viewer.requestUpdate(false);
        viewer.readUpdate();
        assertArrayEquals(painted.picture().pixels(), viewer.picture().pixels());
    }

    static Stream<Supplier<Throwable>> faults() {
        return Stream.of(
                () -> new OutOfMemoryError("Java heap space"),
                StackOverflowError::new,
                () -> new NoClassDefFoundError("acme/Missing"),
                () -> new AssertionError("never"),
                () -> new IllegalStateException("out of order"),
                () -> new IOException());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aPictureComesOnceTheScreenWorksAgain(Supplier<Throwable> fault) throws Exception {
        MemoryTransport transport = new MemoryTransport();
        painted.paint(picture -> {
            picture.fill(picture.bounds(), 0x336699);
            return picture.bounds();
        });
        try (OrielServer server = server(new Failing(fault, 2), transport);
                Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.OPEN)) {
            assertShown(viewer);
            assertEquals(1, server.stats().admitted());
        }
    }

    @Test
    void aScreenThatGrowsBeyondTheHeapIsLostUntilItIsSmaller() throws Exception {
        MemoryTransport transport = new MemoryTransport();
        Failing growing = new Failing(AssertionError::new, 0);
        try (OrielServer server = server(growing, transport);
                Viewer viewer = Viewer.connect(transport.connect(), ViewerOptions.OPEN)) {
            assertShown(viewer);
            growing.claimed = Optional.of(ScreenLayout.single(65_535, 65_535));
            viewer.requestUpdate(true);
            painted.paint(picture -> {
                picture.fill(picture.bounds(), 0x112233);
                return picture.bounds();
            });
            growing.claimed = Optional.empty();
            viewer.readUpdate();
            assertEquals(64, server.layout().width());
            assertShown(viewer);
        }
    }

    @Test
    void aScreenThatIsTooLargeAtTheStartIsRefusedWithWhatToDo() throws Exception {
        Failing large = new Failing(AssertionError::new, 0);
        large.claimed = Optional.of(ScreenLayout.single(65_535, 65_535));
        PluginException refused = assertThrows(PluginException.class, () -> server(large, new MemoryTransport()));
        assertTrue(refused.getMessage().startsWith("a screen of 65535x65535 needs a heap of "), refused.getMessage());
        assertTrue(refused.remedy().contains("JAVA_OPTS=-Xmx"), refused.remedy());
    }
}
