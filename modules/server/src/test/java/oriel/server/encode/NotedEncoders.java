package oriel.server.encode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import oriel.encoding.EncodeSettings;
import oriel.encoding.EncodedRect;
import oriel.encoding.EncoderProvider;
import oriel.encoding.EncoderTools;
import oriel.encoding.EncoderTraits;
import oriel.encoding.EncoderTraits.Loss;
import oriel.encoding.EncoderTraits.Memory;
import oriel.encoding.RectEncoder;
import oriel.plugin.Configured;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Makes encoders that write what a test wants, or nothing, and notes what is done to each; they fail where a test wants. */
final class NotedEncoders implements EncoderProvider {

    private final int encoding;
    private final EncoderTraits traits;
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());
    private Consumer<EncodedRect> content = out -> {};
    private int made;
    private Exception refusal;
    private boolean faulty;

    NotedEncoders(int encoding, EncoderTraits traits) {
        this.encoding = encoding;
        this.traits = traits;
    }

    static NotedEncoders withMemory(int encoding, Memory memory) {
        return new NotedEncoders(encoding, new EncoderTraits(Loss.NEVER, memory, 1000, 1_000_000));
    }

    /** A pool of some of them. */
    static EncoderPool pool(NotedEncoders... providers) {
        List<Configured<EncoderProvider>> configured = new ArrayList<>();
        for (NotedEncoders each : providers) {
            configured.add(Configured.plain(each));
        }
        return new EncoderPool(configured, EncoderTools.BASIC);
    }

    /** Encoders write this. */
    NotedEncoders writing(Consumer<EncodedRect> bytes) {
        content = bytes;
        return this;
    }

    /** No more encoders are made. */
    NotedEncoders refusing(Exception why) {
        refusal = why;
        return this;
    }

    /** All that encoders are asked for fails from now on, their end too. */
    void fail() {
        faulty = true;
    }

    /** What was done to the encoders since the last call: each has the number by which it was made. */
    List<String> take() {
        List<String> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    @Override
    public String name() {
        return "noted" + encoding;
    }

    @Override
    public int encoding() {
        return encoding;
    }

    @Override
    public EncoderTraits traits() {
        return traits;
    }

    @Override
    public RectEncoder create(Options options, EncoderTools tools) throws PluginException {
        if (refusal instanceof PluginException foreseen) {
            throw foreseen;
        }
        if (refusal instanceof RuntimeException unforeseen) {
            throw unforeseen;
        }
        made++;
        notes.add(made + " made");
        return new Noted(made);
    }

    private final class Noted implements RectEncoder {

        private final int number;

        Noted(int number) {
            this.number = number;
        }

        private void note(String what) {
            notes.add(number + " " + what);
            if (faulty) {
                throw new IllegalStateException("made by the test");
            }
        }

        @Override
        public void encode(Framebuffer source, Rect rect, EncodeSettings settings, EncodedRect out) {
            note("encode");
            content.accept(out);
        }

        @Override
        public void reset() {
            note("reset");
        }

        @Override
        public void requestKeyFrame() {
            note("key frame");
        }

        @Override
        public void close() {
            note("close");
        }
    }
}
