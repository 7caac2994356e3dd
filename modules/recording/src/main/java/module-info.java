/** Files of what a server showed: writing, reading and showing them again. docs/recording.md describes the container. */
module oriel.recording {
    requires transitive oriel.capture;
    requires transitive oriel.client;
    requires transitive oriel.rfb;

    exports oriel.recording;
}
