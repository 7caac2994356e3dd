/** Captures and drives a Windows desktop through JNA. */
module oriel.capture.gdi {
    requires com.sun.jna;
    requires java.desktop;
    requires oriel.capture;
    requires org.slf4j;

    opens oriel.capture.gdi to
            com.sun.jna;

    provides oriel.capture.CaptureProvider with
            oriel.capture.gdi.GdiProvider;
}
