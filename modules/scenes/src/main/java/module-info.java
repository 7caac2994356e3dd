/** Pictures and films that are the same on every machine: what benchmarks and tests have in common. */
module oriel.scenes {
    requires transitive oriel.rfb;

    exports oriel.scenes;
}
