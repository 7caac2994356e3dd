/** Captures and drives the desktop through java.awt.Robot. */
module oriel.capture.awt {
    requires java.desktop;
    requires oriel.capture;
    requires org.slf4j;
}
