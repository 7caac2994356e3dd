package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.Connection;
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
    private final Optional<TlsUpgrade> tls;

    /**
     * Receives for one transport.
     *
     * @param service answers what is read
     * @param tls encrypts, where that is wanted
     */
    PortUnification(
            TransportSettings settings,
            PageService service,
            Consumer<? super Connection> viewers,
            Optional<TlsUpgrade> tls) {
        this.settings = settings;
        this.service = service;
        this.tls = tls;
        this.census = new Census(
                settings.maxStrangers(),
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble(),
                service.refusals());
        this.patience = new Patience(settings.webSocket().detectTimeout(), service.history(), Patience.gateways());
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
        if (!door.takesBrowsers(settings) && greetsInTheClear()) {
            viewer(channel);
        } else if (door == Door.BROWSERS && tls.isEmpty()) {
            reader(channel);
        } else {
            Optional<Patience> silence =
                    greetsInTheClear() && door == Door.ANY ? Optional.of(patience) : Optional.empty();
            channel.pipeline()
                    .addLast(new ProtocolDetector(silence, (detector, found) -> detected(detector, found, door)));
        }
    }

    private boolean greetsInTheClear() {
        return tls.map(found -> found.settings().cleartext().takesViewers()).orElse(true);
    }

    /** How many strangers there are. */
    int strangers() {
        return census.count();
    }

    private void detected(ProtocolDetector detector, DetectedProtocol protocol, Door door) {
        Channel channel = detector.channel();
        boolean encrypted = TlsUpgrade.isDone(channel);
        if (protocol == DetectedProtocol.TLS && tls.isPresent() && !encrypted) {
            tls.get().begin(channel, detector, inside(door));
            return;
        }
        if (protocol == DetectedProtocol.HTTP && door.takesBrowsers(settings) || door == Door.BROWSERS) {
            reader(channel);
        } else if (encrypted || greetsInTheClear()) {
            viewer(channel);
        } else {
            channel.close();
        }
        channel.pipeline().remove(detector);
    }

    /** Tells what comes out of TLS. */
    private ProtocolDetector inside(Door door) {
        Patience patient = door.takesBrowsers(settings) ? patience : Patience.none(service.history());
        Optional<Patience> silence = door == Door.BROWSERS ? Optional.empty() : Optional.of(patient);
        return new ProtocolDetector(silence, (detector, found) -> detected(detector, found, door));
    }

    /** The peer is a viewer. */
    private void viewer(Channel channel) {
        handOver(channel, Framing.PLAIN);
    }

    /** The peer speaks HTTP. */
    private void reader(Channel channel) {
        HeadReader heads = new HeadReader(settings.webSocket());
        channel.pipeline()
                .addLast(heads, new HttpServerCodec(HttpRequestHandler.decoding(settings.webSocket())))
                .addLast(new HttpSession(service, origin(channel), heads, this::browser));
    }

    private HttpPeer origin(Channel channel) {
        InetAddress address = channel.attr(STRANGER).get().address();
        if (TlsUpgrade.isDone(channel)) {
            return new HttpPeer(address, false, tls.get().settings().strict());
        }
        boolean clear = tls.map(found -> found.settings().cleartext().takesBrowser(address))
                .orElse(true);
        return new HttpPeer(address, !clear, false);
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
        Peer peer = new Peer(address, framing == Framing.WEB_SOCKET, TlsUpgrade.isDone(channel));
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
