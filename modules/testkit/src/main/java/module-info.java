/** Contract tests that every plugin extends, and what tests share. */
module oriel.testkit {
    requires transitive oriel.capture;
    requires transitive oriel.client;
    requires transitive oriel.encoding;
    requires transitive oriel.transport;
    requires transitive org.junit.jupiter.api;

    exports oriel.testkit;
}
