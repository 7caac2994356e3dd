package oriel.transport.netty;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import oriel.transport.Connection;
import oriel.transport.HttpPages;
import oriel.transport.NetworkRules;
import oriel.transport.Transport;
import oriel.transport.TransportSettings;

/** A TCP port for viewers and browsers, and one for either kind alone if that is wanted. A few event loops carry all connections; closing it ends them. */
final class NettyTransport implements Transport {

    private static final int MAX_LOOPS = 4;
    private static final int CLOSE_SECONDS = 5;
    private static final int READERS = 2;
    private static final int IDLE_SECONDS = 10;

    /** How long peers may take to hang up when all of it ends; a program that was told to end must do so soon. */
    private static final int LEAVE_MILLIS = 1000;

    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(64 << 10, 256 << 10);

    private final TransportSettings settings;
    private final HttpPages pages;
    private final Sockets sockets;
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private MultiThreadIoEventLoopGroup loops;
    private ExecutorService readers;
    private ScheduledThreadPoolExecutor handshakes;
    private Refusals refusals;
    private volatile List<SocketAddress> endpoints = List.of();
    private volatile NetworkRules welcome;

    NettyTransport(TransportSettings settings, HttpPages pages) {
        this(settings, pages, Sockets.best());
    }

    NettyTransport(TransportSettings settings, HttpPages pages, Sockets sockets) {
        this.settings = settings;
        this.pages = pages;
        this.sockets = sockets;
        this.welcome = settings.networks();
    }

    @Override
    public synchronized void start(Consumer<? super Connection> viewers) throws IOException {
        if (loops != null) {
            throw new IllegalStateException("started already");
        }
        InetAddress address = address();
        refusals = new Refusals(line -> loops.next().schedule(line, 1, TimeUnit.MINUTES));
        readers = threads("oriel-pages", READERS);
        handshakes = one("oriel-handshakes");
        StrangersWork work = new StrangersWork(
                System::nanoTime,
                ProcessorTime::ofThisThread,
                (step, delayNanos) -> handshakes.schedule(step, delayNanos, TimeUnit.NANOSECONDS));
        int count = Math.min(MAX_LOOPS, Runtime.getRuntime().availableProcessors());
        loops = new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory("oriel-net", true), sockets.handlers());
        try {
            PortUnification unification = new PortUnification(settings, () -> welcome, service(), viewers, work);
            listen(new InetSocketAddress(address, settings.port()), Door.ANY, unification);
            if (settings.viewerPort().isPresent()) {
                listen(new InetSocketAddress(address, settings.viewerPort().get()), Door.VIEWERS, unification);
            }
            if (settings.browserPort().isPresent()) {
                listen(new InetSocketAddress(address, settings.browserPort().get()), Door.BROWSERS, unification);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private PageService service() {
        HttpRequestHandler requests = new HttpRequestHandler(
                new HostRule(settings.host(), settings.webSocket()),
                new OriginRule(settings.webSocket().allowedOrigins()),
                pages,
                refusals,
                new SubPath(settings.webSocket().basePath()));
        return new PageService(
                requests,
                readers,
                new PeerHistory(Ticker.systemTicker()::nanoTime),
                refusals,
                new RequestPace(System::nanoTime));
    }

    @Override
    public List<SocketAddress> endpoints() {
        return endpoints;
    }

    @Override
    public boolean answers(Duration patience) throws InterruptedException {
        List<Future<?>> signs = new ArrayList<>();
        synchronized (this) {
            if (loops == null || loops.isShuttingDown()) {
                return true;
            }
            loops.forEach(loop -> signs.add(loop.submit(() -> {})));
        }
        long deadline = System.nanoTime() + patience.toNanos();
        for (Future<?> sign : signs) {
            if (!sign.await(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean welcome(NetworkRules newest) {
        welcome = newest;
        return true;
    }

    @Override
    public synchronized void close() {
        if (loops == null || loops.isShuttingDown()) {
            return;
        }
        endpoints = List.of();
        open.close(channel -> !(channel instanceof SocketChannel))
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        open.forEach(NettyTransport::leave);
        open.newCloseFuture().awaitUninterruptibly(LEAVE_MILLIS, TimeUnit.MILLISECONDS);
        open.close();
        readers.shutdown();
        handshakes.shutdownNow();
        refusals.tell();
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** A few threads for what is no work for an event loop; they go when there is nothing to do. */
    private static ExecutorService threads(String name, int count) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                count,
                count,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new DefaultThreadFactory(name, true));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** A thread for what may have to wait; it goes when there is nothing to do. */
    private static ScheduledThreadPoolExecutor one(String name) {
        ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory(name, true));
        thread.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /** How many sockets of peers are open. */
    int openChannels() {
        return (int) open.stream().filter(SocketChannel.class::isInstance).count();
    }

    private InetAddress address() throws BindException {
        try {
            return InetAddress.getByName(settings.host());
        } catch (UnknownHostException e) {
            BindException unknown = new BindException("no address is known for the name " + settings.host());
            unknown.initCause(e);
            throw unknown;
        }
    }

    private void listen(InetSocketAddress wanted, Door door, PortUnification unification) throws IOException {
        ServerBootstrap listener = new ServerBootstrap()
                .group(loops)
                .option(ChannelOption.SO_BACKLOG, 256)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARKS)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        open.add(channel);
                        sockets.watch(channel, settings.stallTimeout());
                        unification.arrival(channel, door);
                    }
                });
        Integer inherited = settings.inherited().get(wanted.getPort());
        ChannelFuture bound = inherited == null
                ? listener.channel(sockets.listener()).bind(wanted)
                : listener.channelFactory(() -> Inherited.channel(sockets, inherited))
                        .register();
        await(bound);
        open.add(bound.channel());
        InetSocketAddress real = (InetSocketAddress) bound.channel().localAddress();
        List<SocketAddress> known = new ArrayList<>(endpoints);
        known.add(new InetSocketAddress(wanted.getAddress(), real.getPort()));
        endpoints = List.copyOf(known);
    }

    private static void await(ChannelFuture bound) throws IOException {
        try {
            bound.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while opening the port");
        }
        if (bound.cause() instanceof IOException e) {
            throw Sockets.asBindFailure(e);
        }
        if (!bound.isSuccess()) {
            throw new IOException("the port could not be opened", bound.cause());
        }
    }

    private static void leave(Channel channel) {
        ViewerHandler viewer = channel.pipeline().get(ViewerHandler.class);
        if (viewer == null) {
            channel.close();
        } else {
            viewer.connection().goAway();
        }
    }
}
