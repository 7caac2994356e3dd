package oriel.launcher.plugins;

import java.util.Optional;
import java.util.OptionalInt;
import oriel.capture.CaptureProvider;
import oriel.client.DecoderProvider;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderProvider;
import oriel.encoding.JpegProvider;
import oriel.plugin.Options;
import oriel.plugin.Provider;
import oriel.security.AuthenticatorProvider;

/**
 * A provider that was found.
 *
 * @param kind what sort it is
 * @param provider the provider itself
 * @param name the name by which it is chosen
 * @param module the module it belongs to
 * @param from the file or folder of that module
 */
public record Plugin<P extends Provider>(Kind<P> kind, P provider, String name, String module, String from) {

    /**
     * Why it cannot work here; empty if it can. One that cannot even be asked, because it or what it needs cannot be loaded,
     * cannot work.
     */
    public Optional<String> unavailableReason(Options options) {
        try {
            if (provider instanceof CaptureProvider capture) {
                return capture.unavailableReason(options);
            }
            if (provider instanceof DeflateProvider deflate) {
                return deflate.unavailableReason(options);
            }
            if (provider instanceof AuthenticatorProvider authenticator) {
                return authenticator.unavailableReason(options);
            }
            return provider instanceof JpegProvider jpeg ? jpeg.unavailableReason(options) : Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            return Optional.of("it failed: " + Fault.of(e));
        }
    }

    /** The number of its encoding, if it is an encoder or a decoder. */
    public OptionalInt encoding() {
        if (provider instanceof EncoderProvider encoder) {
            return OptionalInt.of(encoder.encoding());
        }
        return provider instanceof DecoderProvider decoder ? OptionalInt.of(decoder.encoding()) : OptionalInt.empty();
    }

    /** Its name, with the number of its encoding if it has one. */
    public String label() {
        return encoding().isPresent() ? name + " (" + encoding().getAsInt() + ")" : name;
    }
}
