/** Captures and drives the desktop through java.awt.Robot. */
module oriel.capture.awt {
    requires java.desktop;
    requires oriel.capture;
    requires org.slf4j;

    provides oriel.capture.CaptureProvider with
            oriel.capture.awt.AwtProvider;
}
