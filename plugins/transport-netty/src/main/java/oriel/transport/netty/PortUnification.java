package oriel.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.AttributeKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.transport.Connection;
import oriel.transport.NetworkRules;
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
    private final Supplier<NetworkRules> welcome;
    private final PageService service;
    private final Census census;
    private final Patience patience;
    private final Consumer<? super Connection> viewers;
    private final Optional<TlsUpgrade> tls;
    private final StrangersWork work;

    /**
     * Receives for one transport.
     *
     * @param welcome says who may connect now
     * @param service answers what is read
     * @param work computes for strangers
     */
    PortUnification(
            TransportSettings settings,
            Supplier<NetworkRules> welcome,
            PageService service,
            Consumer<? super Connection> viewers,
            StrangersWork work) {
        this.settings = settings;
        this.welcome = welcome;
        this.service = service;
        this.work = work;
        this.tls = settings.tls()
                .map(tls -> new TlsUpgrade(tls, settings.webSocket().headTimeout()));
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
        channel.pipeline().addLast(new WriteTimeout(settings.stallTimeout()));
        if (settings.networks().trusts(peer.getAddress())) {
            // Whom it stands for is not known yet.
            channel.pipeline()
                    .addLast(new ProtocolDetector(
                            silence(door),
                            DetectedProtocol::ofProxy,
                            (detector, found) -> ofProxy(detector, found, door)));
        } else if (enters(channel, peer.getAddress())) {
            first(channel, door);
        }
    }

    /** A connection of whom it is known by now: whether it may be here, and whether there is a place. */
    private boolean enters(Channel channel, InetAddress address) {
        Stranger before = channel.attr(STRANGER).get();
        if (before != null && before.address().equals(address) && welcome.get().welcomes(address)) {
            return true;
        }
        Stranger stranger = new Stranger(address, () -> Sockets.abort(channel));
        boolean welcomed = welcome.get().welcomes(address);
        if (!welcomed) {
            service.refusals().count(Refusals.Reason.DENIED, stranger);
        }
        if (!welcomed || !census.enter(stranger)) {
            Sockets.abort(channel);
            return false;
        }
        channel.attr(STRANGER).set(stranger);
        if (before == null) {
            channel.closeFuture()
                    .addListener(gone -> census.leave(channel.attr(STRANGER).get()));
        } else {
            census.leave(before);
        }
        return true;
    }

    private void first(Channel channel, Door door) {
        if (!door.takesBrowsers(settings) && greetsInTheClear()) {
            viewer(channel);
        } else if (door == Door.BROWSERS && tls.isEmpty()) {
            reader(channel);
        } else {
            channel.pipeline()
                    .addLast(new ProtocolDetector(silence(door), (detector, found) -> detected(detector, found, door)));
        }
    }

    private Optional<Patience> silence(Door door) {
        return greetsInTheClear() && door != Door.BROWSERS ? Optional.of(patience) : Optional.empty();
    }

    /** The first words of a trusted proxy: its own, or those of a peer of which it tells in headers, or not at all. */
    private void ofProxy(ProtocolDetector detector, DetectedProtocol protocol, Door door) {
        Channel channel = detector.channel();
        if (protocol == DetectedProtocol.PROXY) {
            channel.pipeline()
                    .addLast(new HAProxyMessageDecoder(), new ProxyHeader(origin -> proxied(channel, origin, door)));
            channel.pipeline().remove(detector);
        } else if (Origin.address(channel)
                .filter(peer -> protocol == DetectedProtocol.HTTP || enters(channel, peer.getAddress()))
                .isPresent()) {
            detected(detector, protocol, door);
        }
    }

    private void proxied(Channel channel, Optional<Origin> told, Door door) {
        told.ifPresent(origin -> Origin.set(channel, origin));
        Optional<InetSocketAddress> peer = Origin.address(channel);
        if (peer.isEmpty() || !enters(channel, peer.get().getAddress())) {
            return;
        }
        ProtocolDetector inner =
                new ProtocolDetector(silence(door), (detector, found) -> detected(detector, found, door));
        channel.pipeline().addLast(inner);
        inner.beginNow();
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
            tls.get().begin(channel, computing(channel), detector, inside(door));
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

    /** Computes what a stranger asks for, when it is its address's turn; nothing for one that is gone. */
    private Executor computing(Channel channel) {
        Stranger stranger = channel.attr(STRANGER).get();
        return task -> work.execute(stranger.network(), () -> {
            if (channel.isOpen()) {
                task.run();
            }
        });
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
                .addLast(new HttpSession(service, peers(channel), heads, this::browser));
    }

    /** Tells whose a request is: a trusted proxy's headers say it of each, whose connection carries those of many. */
    private Function<HttpRequest, Optional<HttpPeer>> peers(Channel channel) {
        boolean byHeaders = Origin.told(channel).isEmpty()
                && channel.remoteAddress() instanceof InetSocketAddress proxy
                && settings.networks().trusts(proxy.getAddress());
        return request -> {
            if (byHeaders && channel.remoteAddress() instanceof InetSocketAddress proxy) {
                Origin.set(channel, Forwarded.of(request, proxy, settings.networks()));
            }
            return Origin.address(channel)
                    .map(InetSocketAddress::getAddress)
                    .filter(address -> enters(channel, address))
                    .map(address -> peer(channel, address, byHeaders)
                            .withRelayed(Origin.told(channel).isEmpty() && Forwarded.isClaimed(request)));
        };
    }

    private HttpPeer peer(Channel channel, InetAddress address, boolean byHeaders) {
        if (TlsUpgrade.isDone(channel)) {
            return new HttpPeer(address, false, tls.get().settings().strict(), false);
        }
        Optional<Boolean> encrypted = Origin.told(channel).flatMap(Origin::encrypted);
        boolean clear = tls.map(found -> found.settings().cleartext().takesBrowser(address))
                .orElse(true);
        // A proxy that does not say how browsers reach it is the one who knows whether that is right.
        boolean silent = byHeaders && encrypted.isEmpty();
        return new HttpPeer(address, !clear && !silent && !encrypted.orElse(false), false, false);
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
        Optional<InetSocketAddress> address = Origin.address(channel);
        if (!census.logIn(stranger) || address.isEmpty()) {
            Sockets.abort(channel);
            return;
        }
        boolean encrypted = TlsUpgrade.isDone(channel)
                || Origin.told(channel).flatMap(Origin::encrypted).orElse(false);
        Peer peer = new Peer(address.get(), framing == Framing.WEB_SOCKET, encrypted)
                .withToken(TokenProtocol.of(channel))
                .withVouched(Origin.told(channel).flatMap(Origin::user));
        ViewerConnection connection =
                new ViewerConnection(channel, peer, framing, () -> census.admit(stranger), computing(channel));
        channel.pipeline().addLast(new ViewerHandler(connection));
        try {
            viewers.accept(connection);
        } catch (RuntimeException e) {
            LOG.error("{} could not be received", peer, e);
            connection.close();
        }
    }
}
