package oriel.server.screen;

/** Told of what happened on the screen. Called from several threads; does not block. */
public interface ScreenEvents {

    /** The picture or its size changed. */
    void pictureChanged();

    /** The cursor's shape or place changed. */
    void cursorChanged();

    /** A lock of the screen's keyboard went on or off. */
    void locksChanged();

    /** Somebody put text on the screen's clipboard. */
    void clipboardChanged(String text);

    /** The screen rang its bell. */
    void bell();
}
