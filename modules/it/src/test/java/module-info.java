/** Tests of the whole server: sees only what is exported, and finds plugins as the product does. */
open module oriel.it {
    requires com.fasterxml.jackson.databind;
    requires com.google.gson;
    requires com.google.zxing;
    requires com.sun.jna;
    requires java.desktop;
    requires java.management;
    requires java.net.http;
    requires jdk.httpserver;
    requires net.jqwik.api;
    requires oriel.capture;
    requires oriel.client;
    requires oriel.encoding;
    requires oriel.plugin;
    requires oriel.recording;
    requires oriel.rfb;
    requires oriel.scenes;
    requires oriel.security;
    requires oriel.server;
    requires oriel.testkit;
    requires oriel.transport;
    requires org.junit.jupiter.api;
    requires org.junit.jupiter.params;
    requires playwright;
    requires vernacular;

    uses oriel.encoding.DeflateProvider;
    uses oriel.encoding.EncoderProvider;
    uses oriel.encoding.JpegProvider;
}
