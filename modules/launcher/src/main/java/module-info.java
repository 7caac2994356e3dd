/** Command line, configuration, plugin folders. */
module oriel.launcher {
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires oriel.client;
    requires oriel.server;
    requires org.slf4j;
}
