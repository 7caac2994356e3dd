package oriel.server.options;

/** Which of several viewers may press keys and move the pointer. */
public enum InputPolicy {
    /** Everybody who has the right. */
    SHARED,
    /** The first who does it, until that viewer leaves; it alone may change the size of the screen then. */
    SINGLE_CONTROLLER
}
