package oriel.server.session;

import java.nio.charset.StandardCharsets;
import oriel.rfb.LineEnds;

/**
 * Knows what is on the screen's clipboard, to tell viewers of a text that another one put there, but not of one that a
 * viewer gives back because it was told of it: two that do so would else go on for ever. Thread-safe.
 */
final class ClipboardNews {

    private String last = "";

    /** The screen's own programs have put this text there. */
    synchronized void onScreen(String text) {
        last = text;
    }

    /** A viewer has put this text there; true if the other viewers are to be told. */
    synchronized boolean given(String text) {
        if (text.equals(last) || text.length() <= last.length() && text.equals(plain(last))) {
            return false;
        }
        last = text;
        return true;
    }

    /** What of a text reaches a viewer by plain ServerCutText (RFC 6143 section 7.6.4), and comes back from it. */
    private static String plain(String text) {
        byte[] latin1 = LineEnds.toLf(text).getBytes(StandardCharsets.ISO_8859_1);
        return new String(latin1, StandardCharsets.ISO_8859_1);
    }
}
