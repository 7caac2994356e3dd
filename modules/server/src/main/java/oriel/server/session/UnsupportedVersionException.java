package oriel.server.session;

/** A viewer speaks a version of RFB that is not 3.x. */
final class UnsupportedVersionException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsupportedVersionException(String version) {
        super("RFB " + version + " is not supported, only 3.3, 3.7 and 3.8");
    }
}
