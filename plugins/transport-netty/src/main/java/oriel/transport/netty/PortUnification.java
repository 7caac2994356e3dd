package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.Ticker;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
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
final class PortUnification {

    private static final Logger LOG = LoggerFactory.getLogger(PortUnification.class);

    private static final AttributeKey<Stranger> STRANGER = AttributeKey.valueOf(PortUnification.class, "stranger");

    private final TransportSettings settings;
    private final PageService service;
    private final Census census;
    private final Patience patience;
    private final Consumer<? super Connection> viewers;

    /**
     * Receives for one transport.
     *
     * @param readers run what may wait for a disk
     */
    PortUnification(
            TransportSettings settings,
            HttpPages pages,
            Consumer<? super Connection> viewers,
            Executor readers,
            Refusals refusals) {
        this.settings = settings;
        PeerHistory history = new PeerHistory(Ticker.systemTicker()::nanoTime);
        HttpRequestHandler requests = new HttpRequestHandler(
                new HostRule(settings.host(), settings.webSocket()),
                new OriginRule(settings.webSocket().allowedOrigins()),
                pages,
                refusals);
        this.service = new PageService(requests, readers, history, refusals);
        this.census = new Census(
                settings.maxStrangers(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                refusals);
        this.patience = new Patience(settings.webSocket().detectTimeout(), history, Patience.gateways());
        this.viewers = viewers;
    }

    /** Takes a connection that has just come in through a door, if there is a place for one more stranger. */
    void arrival(Channel channel, Door door) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress peer)) {
            channel.close();
            return;
        }
        Stranger stranger = new Stranger(peer.getAddress(), () -> Sockets.abort(channel));
        if (!census.enter(stranger)) {
            Sockets.abort(channel);
            return;
        }
        channel.attr(STRANGER).set(stranger);
        channel.closeFuture().addListener(gone -> census.leave(stranger));
        channel.pipeline().addLast(new WriteTimeout(settings.stallTimeout()));
        if (!door.takesBrowsers(settings)) {
            viewer(channel);
        } else if (door == Door.BROWSERS) {
            reader(channel);
        } else {
            channel.pipeline().addLast(new ProtocolDetector(patience, this::detected));
        }
    }

    /** How many strangers there are. */
    int strangers() {
        return census.count();
    }

    private void detected(Channel channel, DetectedProtocol protocol) {
        if (protocol == DetectedProtocol.HTTP) {
            reader(channel);
        } else {
            viewer(channel);
        }
    }

    /** The peer is a viewer. */
    private void viewer(Channel channel) {
        handOver(channel, Framing.PLAIN);
    }

    /** The peer speaks HTTP. */
    private void reader(Channel channel) {
        HeadReader heads = new HeadReader(settings.webSocket());
        Stranger stranger = channel.attr(STRANGER).get();
        channel.pipeline()
                .addLast(heads, new HttpServerCodec(HttpRequestHandler.decoding(settings.webSocket())))
                .addLast(new HttpSession(service, stranger.address(), heads, this::browser));
    }

    /** The peer's request for a WebSocket has been answered: frames follow. */
    private void browser(Channel channel) {
        ChannelPipeline pipeline = channel.pipeline();
        WriteTimeout writes = pipeline.get(WriteTimeout.class);
        pipeline.addLast(new Heartbeat(writes, settings.stallTimeout()), new FrameReader(settings.webSocket()));
        pipeline.remove(HttpSession.class);
        pipeline.remove(HttpServerCodec.class);
        handOver(channel, Framing.WEB_SOCKET);
        pipeline.remove(HeadReader.class); // It hands on the frames that came with the request.
    }

    private void handOver(Channel channel, Framing framing) {
        Stranger stranger = channel.attr(STRANGER).get();
        if (!census.logIn(stranger) || !(channel.remoteAddress() instanceof InetSocketAddress address)) {
            Sockets.abort(channel);
            return;
        }
        Peer peer = new Peer(address, framing == Framing.WEB_SOCKET, false);
        ViewerConnection connection = new ViewerConnection(channel, peer, framing, () -> census.admit(stranger));
        channel.pipeline().addLast(new ViewerHandler(connection));
        try {
            viewers.accept(connection);
        } catch (RuntimeException e) {
            LOG.error("{} could not be received", peer, e);
            connection.close();
        }
    }
}
