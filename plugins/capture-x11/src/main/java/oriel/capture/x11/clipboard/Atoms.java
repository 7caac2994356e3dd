package oriel.capture.x11.clipboard;

import java.util.List;
import oriel.capture.x11.xlib.XConnection;
import oriel.capture.x11.xlib.Xclient;

/** The names that clipboards use, as this server numbers them (ICCCM section 2.6). */
final class Atoms {

    final long clipboard;
    final long targets;
    final long multiple;
    final long atomPair;
    final long timestamp;
    final long incr;
    final long utf8;
    final long text;
    final List<Long> plainUtf8;
    final long png;
    final long touched;
    private final XConnection x;

    Atoms(XConnection x) {
        this.x = x;
        clipboard = named("CLIPBOARD");
        targets = named("TARGETS");
        multiple = named("MULTIPLE");
        atomPair = named("ATOM_PAIR");
        timestamp = named("TIMESTAMP");
        incr = named("INCR");
        utf8 = named("UTF8_STRING");
        text = named("TEXT");
        plainUtf8 = List.of(named("text/plain;charset=utf-8"), named("text/plain;charset=UTF-8"), named("text/plain"));
        png = named("image/png");
        touched = named("ORIEL_TIME");
    }

    /** The atom of a name. One round trip the first time. */
    long named(String name) {
        return Xclient.XInternAtom(x.display(), name, 0);
    }
}
