package oriel.it.viewers;

import com.shinyhut.vernacular.client.VernacularClient;
import com.shinyhut.vernacular.client.VernacularConfig;
import com.shinyhut.vernacular.client.rendering.ColorDepth;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import oriel.it.ChangingScreen;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.rfb.Framebuffer;
import oriel.testkit.Parts;
import oriel.transport.HttpPages;

/** Vernacular, which asks for big-endian pixels, decodes hundreds of updates to exactly the pixels of the screen. */
@Timeout(120)
class VernacularTest {

    private static final int WIDTH = 233;
    private static final int HEIGHT = 177;

    private final AtomicReference<Image> shown = new AtomicReference<>();

    private VernacularClient client(String encoding, ColorDepth depth) {
        VernacularConfig config = new VernacularConfig();
        config.setColorDepth(depth);
        config.setTargetFramesPerSecond(1000);
        config.setUseLocalMousePointer(true);
        config.setEnableZLibEncoding(encoding.equals("zlib"));
        config.setEnableHextileEncoding(encoding.equals("hextile"));
        config.setEnableRreEncoding(encoding.equals("rre"));
        config.setScreenUpdateListener(shown::set);
        return new VernacularClient(config);
    }

    /** Without it each of its messages, which it writes byte by byte, waits for an acknowledgement of the one before. */
    private static Socket socket(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private Framebuffer picture() {
        Image image = shown.get();
        return image == null ? new Framebuffer(1, 1) : Pictures.of((BufferedImage) image);
    }

    @ParameterizedTest
    @MethodSource
    void showsEveryPixel(String encoding, ColorDepth depth, boolean real) throws Exception {
        VernacularClient client = client(encoding, depth);
        try (Show show = real ? Show.painted(WIDTH, HEIGHT) : Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, 13));
                ScreenServer server = ScreenServer.start(
                        show.screen(),
                        Parts.onlyEncoder(encoding),
                        Parts.open(),
                        HttpPages.NONE,
                        ScreenServer.unpaced(Optional.empty()))) {
            client.start(socket(server.port()));
            show.go();
            show.awaitUpdates(server, Show.UPDATES);
            Framebuffer screen = show.hold();
            Pictures.expect(
                    "vernacular",
                    screen,
                    () -> depth == ColorDepth.BPP_24_TRUE ? picture() : asGoodAs(depth, screen, picture()));
        } finally {
            client.stop();
        }
    }

    static Stream<Arguments> showsEveryPixel() {
        return Stream.of("zlib", "hextile", "rre", "raw")
                .flatMap(encoding -> Stream.of(ColorDepth.values())
                        .map(depth -> Arguments.of(encoding, depth, depth == ColorDepth.BPP_24_TRUE)));
    }

    /** The screen itself where each channel of the picture is as near to it as the depth allows. */
    private static Framebuffer asGoodAs(ColorDepth depth, Framebuffer screen, Framebuffer picture) {
        int[] steps = depth.isTrueColor()
                ? new int[] {128 / depth.getRedMax(), 128 / depth.getGreenMax(), 128 / depth.getBlueMax()}
                : new int[] {18, 18, 42};
        if (!picture.bounds().equals(screen.bounds())) {
            return picture;
        }
        for (int i = 0; i < picture.pixels().length; i++) {
            int found = picture.pixels()[i];
            int wanted = screen.pixels()[i];
            boolean near = true;
            for (int channel = 0; channel < 3; channel++) {
                int shift = 16 - 8 * channel;
                near &= Math.abs((found >> shift & 0xff) - (wanted >> shift & 0xff)) <= steps[channel] + 1;
            }
            picture.pixels()[i] = near ? wanted : found;
        }
        return picture;
    }
}
