package oriel.launcher.tls;

import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Keys;
import oriel.launcher.config.TlsKeys;
import oriel.transport.TlsSettings;
import oriel.transport.TlsSettings.Cleartext;
import oriel.transport.tls.TlsEngines;

/**
 * What the configuration means for encryption.
 *
 * @param required true if nobody is served without it
 * @param certificate that peers are shown
 * @param context has it; throws {@link java.io.UncheckedIOException} if it can neither be read nor made
 */
public record TlsPlan(boolean required, Certificate certificate, Supplier<SSLContext> context) {

    /**
     * Makes it.
     *
     * @return empty where nothing is encrypted
     * @throws ConfigException if a certificate cannot be used
     */
    public static Optional<TlsPlan> of(Configuration configuration) throws ConfigException {
        String mode = configuration.value(TlsKeys.TLS);
        if (mode.equals(TlsKeys.OFF)) {
            return Optional.empty();
        }
        Certificate certificate = Certificate.of(configuration);
        Supplier<SSLContext> context = new Once(() -> {
            certificate.key().get();
            return TlsEngines.context(certificate.key());
        });
        return Optional.of(new TlsPlan(mode.equals(TlsKeys.REQUIRED), certificate, context));
    }

    /**
     * Refuses to serve other machines where nothing is encrypted, unless that is asked for.
     *
     * @throws ConfigException if they would be
     */
    public static void checkPublic(Configuration configuration) throws ConfigException {
        if (configuration.value(TlsKeys.TLS).equals(TlsKeys.OFF) && !configuration.value(Keys.INSECURE)) {
            throw new ConfigException(
                    "tls is off (" + configuration.where(TlsKeys.TLS) + "), so that everybody on the way to other"
                            + " machines can read the screen and what is typed",
                    "leave tls out, or host to listen on this machine only, or add --insecure to allow it");
        }
    }

    /**
     * For a transport.
     *
     * @param loopback true if only this machine reaches it
     */
    public TlsSettings settings(boolean loopback) {
        return new TlsSettings(context, cleartext(loopback), !certificate.own());
    }

    private Cleartext cleartext(boolean loopback) {
        if (required) {
            return Cleartext.NOBODY;
        }
        return loopback ? Cleartext.EVERYBODY : Cleartext.VIEWERS;
    }

    /** Makes what is expensive when it is wanted first; again if that failed. */
    private static final class Once implements Supplier<SSLContext> {

        private final Supplier<SSLContext> make;
        private SSLContext made;

        Once(Supplier<SSLContext> make) {
            this.make = make;
        }

        @Override
        public synchronized SSLContext get() {
            if (made == null) {
                made = make.get();
            }
            return made;
        }
    }
}
