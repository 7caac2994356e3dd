/** Captures and drives an X11 display through JNA. */
@SuppressWarnings("module") // the name ends in a digit: X11 is its name
module oriel.capture.x11 {
    requires com.sun.jna;
    requires oriel.capture;
    requires org.slf4j;

    opens oriel.capture.x11.xlib to
            com.sun.jna;

    provides oriel.capture.CaptureProvider with
            oriel.capture.x11.X11Provider;
}
