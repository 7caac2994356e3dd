package oriel.plugin;

/**
 * What every plugin offers to ServiceLoader. Making one is cheap: no native code, no socket and no thread before it is
 * opened, started or created.
 */
public interface Provider {

    /** The name by which the configuration and the command line choose it: lower case, without spaces. */
    String name();
}
