package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.Connection;
import oriel.transport.HttpPages;
import oriel.transport.Peer;
import oriel.transport.TransportSettings;

/**
 * Gives each connection the handlers of what it turns out to be: a viewer, a reader of pages, or a browser that speaks
 * RFB through a WebSocket. Called on the event loop of the connection.
 */
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    /** Where viewers are at home they wait for so small a part of the usual time. */
    private static final int KNOWN_SHARE = 5;

    private final TransportSettings settings;
    private final HttpDesk desk;
    private final Neighbours neighbours = new Neighbours();
    private final Consumer<? super Connection> viewers;

    Reception(TransportSettings settings, HttpPages pages, Consumer<? super Connection> viewers) {
        this.settings = settings;
        this.desk = new HttpDesk(
                new HostRule(settings.host(), settings.webSocket()),
                new OriginRule(settings.webSocket().allowedOrigins()),
                pages);
        this.viewers = viewers;
    }

    /** Takes a connection that has just come in. */
    void arrival(Channel channel) {
        channel.pipeline().addLast(new StallWatch(settings.stallTimeout()));
        if (settings.webSocket().enabled()) {
            channel.pipeline().addLast(new Sniffer(this));
        } else {
            viewer(channel);
        }
    }

    /** How long a connection may be silent before it is taken for a viewer. */
    Duration patience(Channel channel) {
        Duration full = settings.webSocket().detectTimeout();
        return neighbours.isOfViewer(channel.remoteAddress()) ? full.dividedBy(KNOWN_SHARE) : full;
    }

    /** A viewer that was silent has answered its greeting. */
    void greeted(Channel channel) {
        neighbours.greeted(channel.remoteAddress());
    }

    /** How long a silent connection should wait yet, because its like is reading pages. */
    Duration patienceFor(Channel channel) {
        return neighbours.patienceFor(channel.remoteAddress());
    }

    /** A browser reads pages over this connection. */
    void reads(Channel channel) {
        neighbours.heard(channel.remoteAddress());
    }

    /** The peer is a viewer. */
    void viewer(Channel channel) {
        handOver(channel, Framing.PLAIN);
    }

    /** The peer speaks HTTP. */
    void reader(Channel channel) {
        reads(channel);
        HeadReader heads = new HeadReader(settings.webSocket());
        channel.pipeline()
                .addLast(heads, new HttpServerCodec(HttpDesk.decoding(settings.webSocket())))
                .addLast(new HttpSession(this, desk, heads));
    }

    /** The peer's request for a WebSocket has been answered: frames follow. */
    void browser(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        StallWatch watch = pipeline.get(StallWatch.class);
        pipeline.addLast(new Heartbeat(watch, settings.stallTimeout()), new FrameReader(settings.webSocket()));
        pipeline.remove(HttpSession.class);
        pipeline.remove(HttpServerCodec.class);
        handOver(channel, Framing.WEB_SOCKET);
        pipeline.remove(HeadReader.class); // It hands on the frames that came with the request.
    }

    private void handOver(Channel channel, Framing framing) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress address)) {
            channel.close();
            return;
        }
        Peer peer = new Peer(address.getAddress(), address.getPort(), framing == Framing.WEB_SOCKET, false);
        ViewerConnection connection = new ViewerConnection(channel, peer, framing);
        channel.pipeline().addLast(new ViewerHandler(connection));
        try {
            viewers.accept(connection);
        } catch (RuntimeException e) {
            LOG.error("{} could not be received", peer, e);
            connection.close();
        }
    }
}
