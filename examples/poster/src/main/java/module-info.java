/** Shows a picture from a file. */
module acme.poster {
    requires java.desktop;
    requires oriel.capture;

    provides oriel.capture.CaptureProvider with
            acme.poster.PosterProvider;
}
