package oriel.launcher.plugins;

import oriel.plugin.Provider;

/**
 * A provider that was found.
 *
 * @param kind what sort it is
 * @param provider the provider itself
 * @param name the name by which it is chosen
 * @param module the module it belongs to
 * @param from the file or folder of that module
 */
public record Plugin<P extends Provider>(Kind<P> kind, P provider, String name, String module, String from) {}
