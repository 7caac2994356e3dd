package oriel.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ServiceLoader;
import oriel.plugin.Provider;

/** Finds the services that the module of a plugin, or of its class path, declares. */
final class Declared {

    private Declared() {}

    /** What is declared where {@code plugin} comes from, so that other layers' plugins do not count. */
    static <S> ServiceLoader<S> beside(Object plugin, Class<S> service) {
        Class<?> type = plugin.getClass();
        ModuleLayer layer = type.getModule().getLayer();
        return layer == null ? ServiceLoader.load(service, type.getClassLoader()) : ServiceLoader.load(layer, service);
    }

    /** Fails unless the plugin's name is lower case, without spaces. */
    static void checkName(Provider plugin) {
        assertTrue(plugin.name().matches("[^\\s\\p{Lu}]+"), () -> "it is called '" + plugin.name() + "'");
    }

    /** True if the product finds {@code plugin}. */
    static <S> boolean isDeclared(S plugin, Class<S> service) {
        return beside(plugin, service).stream().anyMatch(found -> found.type() == plugin.getClass());
    }
}
