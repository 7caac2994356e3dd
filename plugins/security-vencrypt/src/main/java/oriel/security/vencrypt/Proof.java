package oriel.security.vencrypt;

/** How a viewer proves who it is, under a {@link Cover}. */
enum Proof {
    /** Not at all. */
    NONE,
    /** By VNC authentication, which knows no names. */
    VNC,
    /** By name and password as they are. */
    PLAIN
}
