package oriel.launcher.plugins;

import java.util.List;
import oriel.capture.CaptureProvider;
import oriel.client.DecoderProvider;
import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderProvider;
import oriel.encoding.JpegProvider;
import oriel.plugin.Provider;
import oriel.security.AuthenticatorProvider;
import oriel.security.SecurityTypeProvider;
import oriel.transport.TransportProvider;

/**
 * One sort of plugin.
 *
 * @param word what people call it
 * @param type the service that its providers implement
 */
public record Kind<P extends Provider>(String word, Class<P> type) {

    /** Ways to read a screen. */
    public static final Kind<CaptureProvider> CAPTURE = new Kind<>("capture", CaptureProvider.class);

    /** Ways to turn pixels into bytes. */
    public static final Kind<EncoderProvider> ENCODER = new Kind<>("encoder", EncoderProvider.class);

    /** Ways to turn those bytes back into pixels, for the commands that are viewers. */
    public static final Kind<DecoderProvider> DECODER = new Kind<>("decoder", DecoderProvider.class);

    /** Ways to deflate. */
    public static final Kind<DeflateProvider> DEFLATE = new Kind<>("deflate", DeflateProvider.class);

    /** Ways to make JPEG images. */
    public static final Kind<JpegProvider> JPEG = new Kind<>("jpeg", JpegProvider.class);

    /** Ways to let viewers in. */
    public static final Kind<SecurityTypeProvider> SECURITY_TYPE = new Kind<>("security", SecurityTypeProvider.class);

    /** Ways to know who may come in. */
    public static final Kind<AuthenticatorProvider> AUTHENTICATOR =
            new Kind<>("authenticator", AuthenticatorProvider.class);

    /** Ways to reach the server. */
    public static final Kind<TransportProvider> TRANSPORT = new Kind<>("transport", TransportProvider.class);

    /** Every kind there is. */
    public static final List<Kind<? extends Provider>> ALL =
            List.of(CAPTURE, ENCODER, DECODER, DEFLATE, JPEG, SECURITY_TYPE, AUTHENTICATOR, TRANSPORT);
}
