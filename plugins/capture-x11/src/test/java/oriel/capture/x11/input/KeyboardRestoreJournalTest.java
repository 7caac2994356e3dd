package oriel.capture.x11.input;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import oriel.capture.x11.xlib.Properties;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;
import oriel.rfb.Keysyms;

/** Several Oriels that note on one display what of its keyboard is not as it was. */
class KeyboardRestoreJournalTest {

    private static final int HAN = 0x4e00;

    @RegisterExtension
    private final Desk desk = new Desk();

    @Test
    void anOrielWhosePlaceAnotherHasTakenNotesAtTheNext() {
        try (XConnection other = XConnection.open(desk.xvfb().display()).orElseThrow()) {
            long window = Xclient.XCreateSimpleWindow(other.display(), other.root(), 0, 0, 1, 1, 0, 0, 0);
            Xclient.XSetSelectionOwner(other.display(), place(other, 0), window, 0);
            other.sync();
            desk.type(Keysyms.of(HAN));
            desk.notes();
            assertTrue(noted(other, 1) > 0, "nothing is noted at the next place");
        }
    }

    @Test
    void twoOrielsNoteAtTwoPlaces() {
        X11Input second = X11Input.open(desk.xvfb().display()).orElseThrow();
        try (XConnection looks = XConnection.open(desk.xvfb().display()).orElseThrow()) {
            desk.type(Keysyms.of(HAN));
            desk.notes();
            second.key(Keysyms.of(HAN + 1), true);
            second.key(Keysyms.of(HAN + 1), false);
            looks.sync();
            assertTrue(noted(looks, 0) > 0, "nothing is noted at the first place");
            assertTrue(noted(looks, 1) > 0, "nothing is noted at the second place");
        } finally {
            second.close();
        }
    }

    private static long place(XConnection x, int number) {
        return Xclient.XInternAtom(x.display(), "_ORIEL_KEYBOARD_" + number, 0);
    }

    private static int noted(XConnection x, int number) {
        return new Properties(x)
                .read(x.root(), place(x, number), 4096, false)
                .map(value -> value.bytes().length)
                .orElse(0);
    }
}
