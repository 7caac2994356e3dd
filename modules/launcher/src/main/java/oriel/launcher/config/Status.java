package oriel.launcher.config;

/** Whether a key does something already. */
public enum Status {
    /** It does what its meaning says. */
    IN_EFFECT,
    /** It is checked, and a start with another value than the default says that it has no effect yet. */
    NO_EFFECT_YET
}
