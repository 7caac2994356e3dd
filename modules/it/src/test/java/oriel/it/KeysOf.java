package oriel.it;

import java.io.IOException;
import oriel.client.Viewer;
import oriel.rfb.Keysyms;

/** Types through a viewer that knows keysyms alone, as most do. */
public record KeysOf(Viewer viewer) {

    /** Presses and releases a key. */
    public void type(int keysym) throws IOException {
        viewer.key(keysym, true);
        viewer.key(keysym, false);
    }

    /** Types each character. */
    public void type(String text) throws IOException {
        for (int codePoint : text.codePoints().toArray()) {
            type(Keysyms.of(codePoint));
        }
    }

    /** Types a key while others are down. */
    public void with(int keysym, int... modifiers) throws IOException {
        for (int modifier : modifiers) {
            viewer.key(modifier, true);
        }
        type(keysym);
        for (int i = modifiers.length - 1; i >= 0; i--) {
            viewer.key(modifiers[i], false);
        }
    }
}
