package oriel.launcher.config;

/** The value of a key, and who gave it. */
record Setting<T>(T value, Origin origin) {}
