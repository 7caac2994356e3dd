/** The engine: from a screen to its viewers and back. Gets plain lists of parts; knows no ServiceLoader and no file. */
module oriel.server {
    requires jdk.jfr;
    requires org.slf4j;
    requires transitive oriel.capture;
    requires transitive oriel.encoding;
    requires transitive oriel.security;
    requires transitive oriel.transport;

    exports oriel.server;
    exports oriel.server.content;
    exports oriel.server.event;
    exports oriel.server.options;
}
