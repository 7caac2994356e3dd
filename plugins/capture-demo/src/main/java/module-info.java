/** A screen of its own for machines without one. */
module oriel.capture.demo {
    requires oriel.capture;

    provides oriel.capture.CaptureProvider with
            oriel.capture.demo.DemoProvider;
}
