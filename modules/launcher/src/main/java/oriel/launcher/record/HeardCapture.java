package oriel.launcher.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import oriel.capture.CaptureProvider;
import oriel.capture.ClipboardPort;
import oriel.capture.InputSink;
import oriel.capture.PixelSink;
import oriel.capture.Resizer;
import oriel.capture.Screen;
import oriel.capture.ScreenLayout;
import oriel.capture.ScreenListener;
import oriel.plugin.Options;
import oriel.plugin.PluginException;

/** A capture of whose screen somebody hears what is pressed there. */
public final class HeardCapture implements CaptureProvider {

    private final CaptureProvider provider;
    private final AtomicReference<Consumer<ByteBuffer>> recorder = new AtomicReference<>(message -> {});

    /** Nobody hears it yet. */
    public HeardCapture(CaptureProvider provider) {
        this.provider = provider;
    }

    /** Who hears keys and the pointer from now on, each as a message of RFB. */
    public void tell(Consumer<ByteBuffer> whoRecords) {
        recorder.set(whoRecords);
    }

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public Optional<String> unavailableReason(Options options) {
        return provider.unavailableReason(options);
    }

    @Override
    public int priority() {
        return provider.priority();
    }

    @Override
    public Screen open(Options options, ScreenListener listener) throws PluginException {
        Screen screen = provider.open(options, listener);
        Optional<InputSink> input = screen.input().map(sink -> new RecordedInput(sink, recorder));
        return new HeardScreen(screen, input);
    }

    /** A screen that is another one, but for its input. */
    private record HeardScreen(Screen screen, Optional<InputSink> input) implements Screen {

        @Override
        public String description() {
            return screen.description();
        }

        @Override
        public ScreenLayout layout() {
            return screen.layout();
        }

        @Override
        public void capture(PixelSink sink, Duration patience) throws IOException {
            screen.capture(sink, patience);
        }

        @Override
        public void wake() {
            screen.wake();
        }

        @Override
        public Optional<ClipboardPort> clipboard() {
            return screen.clipboard();
        }

        @Override
        public Optional<Resizer> resizer() {
            return screen.resizer();
        }

        @Override
        public void close() {
            screen.close();
        }
    }
}
