/** RFB, WebSocket and HTTP on one port, through Netty. */
module oriel.transport.netty {
    requires io.netty.buffer;
    requires io.netty.codec.http;
    requires io.netty.common;
    requires io.netty.handler;
    requires io.netty.transport;
    requires oriel.transport;
    requires org.slf4j;
}
