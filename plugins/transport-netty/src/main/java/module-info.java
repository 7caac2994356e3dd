/** RFB, WebSocket and HTTP on one port, through Netty. */
module oriel.transport.netty {
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.codec.haproxy;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires io.netty.transport.classes.epoll;
    requires io.netty.transport.unix.common;
    requires java.management;
    requires jdk.net;
    requires oriel.transport;
    requires org.slf4j;

    provides oriel.transport.TransportProvider with
            oriel.transport.netty.NettyProvider;
}
