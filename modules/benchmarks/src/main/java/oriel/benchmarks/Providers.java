package oriel.benchmarks;

import oriel.encoding.DeflateProvider;
import oriel.encoding.EncoderProvider;

/** Plugins that benchmarks measure, by the names of their classes: on the class path their packages are not open. */
final class Providers {

    private Providers() {}

    static EncoderProvider encoder(String className) throws ReflectiveOperationException {
        return (EncoderProvider) made(className);
    }

    static DeflateProvider deflate(String className) throws ReflectiveOperationException {
        return (DeflateProvider) made(className);
    }

    private static Object made(String className) throws ReflectiveOperationException {
        var constructor = Class.forName(className).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
