package oriel.testkit;

import java.util.List;
import java.util.ServiceLoader;
import oriel.client.DecoderProvider;
import oriel.client.Decoders;
import oriel.client.RectDecoder;
import oriel.encoding.EncoderProvider;

/** Finds the decoder that belongs to an encoder: the product's own, or the one that its module declares. */
final class Decoded {

    private Decoded() {}

    static RectDecoder by(EncoderProvider encoder) {
        List<DecoderProvider> declared = Declared.beside(encoder, DecoderProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        return Decoders.with(declared)
                .create(encoder.encoding())
                .orElseThrow(() -> new AssertionError("no module declares a " + DecoderProvider.class.getName()
                        + " for encoding " + encoder.encoding()));
    }
}
