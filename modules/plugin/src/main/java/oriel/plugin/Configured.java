package oriel.plugin;

/**
 * A provider and its own section of the configuration.
 *
 * @param provider the provider
 * @param options its options
 */
public record Configured<P extends Provider>(P provider, Options options) {

    /** A provider without options. */
    public static <P extends Provider> Configured<P> plain(P provider) {
        return new Configured<>(provider, Options.none("plugins." + provider.name()));
    }
}
