package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shinyhut.vernacular.client.VernacularClient;
import com.shinyhut.vernacular.client.VernacularConfig;
import com.shinyhut.vernacular.client.rendering.ColorDepth;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.PixelFormat;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;

/** Viewers that are not ours show an X screen as it is, after a thousand random changes, and bring their input to it. */
@Timeout(120)
class IndependentViewersTest {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    @TempDir
    Path folder;

    private Xvfb xvfb;
    private CProgram painter;
    private ScreenServer server;

    @BeforeEach
    void start() throws Exception {
        xvfb = Xvfb.start(WIDTH, HEIGHT);
        painter = CProgram.painter(xvfb.display());
        server = ScreenServer.open(xvfb);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        if (painter != null) {
            painter.close();
        }
        if (xvfb != null) {
            xvfb.close();
        }
    }

    /** Serves nothing but one encoding, so that no viewer can take another. */
    private void offerOnly(String encoding) throws Exception {
        server.close();
        server = ScreenServer.only(encoding, xvfb);
    }

    private Framebuffer drawAThousandChanges() throws Exception {
        painter.say("draw 7 1000").expect("drawn");
        return XwdPicture.of(xvfb);
    }

    @ParameterizedTest
    @MethodSource
    void libvncclient(String encoding, int bits) throws Exception {
        offerOnly(encoding);
        try (CProgram watcher = CProgram.watcher(server.port(), encoding + " copyrect", bits)) {
            watcher.expect("ready " + WIDTH + " " + HEIGHT);
            Framebuffer screen = drawAThousandChanges();
            Path file = folder.resolve("picture");
            Pictures.expect("libvncclient", reduced(screen, bits), () -> {
                watcher.say("save " + file).expect("saved");
                return Pictures.words(file, WIDTH, HEIGHT);
            });
        }
    }

    static Stream<Arguments> libvncclient() {
        return Stream.of("zrle", "trle", "tight", "zlib", "hextile", "corre", "rre", "raw")
                .flatMap(encoding -> Stream.of(32, 16, 8).map(bits -> Arguments.of(encoding, bits)));
    }

    /** What is left of colours in a format of fewer bits, scaled up as the watcher does it. */
    private static Framebuffer reduced(Framebuffer picture, int bits) {
        if (bits == 32) {
            return picture;
        }
        PixelFormat.Channel[] channels =
                bits == 16 ? PixelFormat.channels(31, 11, 63, 5, 31, 0) : PixelFormat.channels(7, 0, 7, 3, 3, 6);
        Framebuffer reduced = new Framebuffer(picture.width(), picture.height());
        for (int i = 0; i < reduced.pixels().length; i++) {
            int rgb = picture.pixels()[i];
            for (int channel = 0; channel < 3; channel++) {
                int max = channels[channel].max();
                int value = ((rgb >> 16 - 8 * channel & 0xff) * max + 127) / 255;
                reduced.pixels()[i] |= value * 255 / max << 16 - 8 * channel;
            }
        }
        return reduced;
    }

    @ParameterizedTest
    @MethodSource
    void vernacular(String encoding, ColorDepth depth) throws Exception {
        offerOnly(encoding);
        AtomicReference<Image> shown = new AtomicReference<>();
        VernacularConfig config = new VernacularConfig();
        config.setColorDepth(depth);
        config.setUseLocalMousePointer(true);
        config.setEnableZLibEncoding(encoding.equals("zlib"));
        config.setEnableHextileEncoding(encoding.equals("hextile"));
        config.setEnableRreEncoding(encoding.equals("rre"));
        config.setScreenUpdateListener(shown::set);
        VernacularClient client = new VernacularClient(config);
        client.start("127.0.0.1", server.port());
        try {
            Framebuffer screen = drawAThousandChanges();
            Pictures.expect("vernacular", screen, () -> {
                Image image = shown.get();
                Framebuffer picture = image == null ? new Framebuffer(1, 1) : Pictures.of((BufferedImage) image);
                return depth == ColorDepth.BPP_24_TRUE ? picture : asGoodAs(depth, screen, picture);
            });
        } finally {
            client.stop();
        }
    }

    static Stream<Arguments> vernacular() {
        return Stream.of("zlib", "hextile", "rre", "raw")
                .flatMap(encoding -> Stream.of(ColorDepth.values()).map(depth -> Arguments.of(encoding, depth)));
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

    @ParameterizedTest
    @ValueSource(strings = {"zrle", "hextile", "rre", "raw"})
    void gvnccapture(String encoding) throws Exception {
        Programs.require("gvnccapture", "gvncviewer");
        offerOnly(encoding);
        Framebuffer screen = drawAThousandChanges();
        Path file = folder.resolve("picture.png");
        Programs.run(xvfb.display(), "gvnccapture", "-q", "127.0.0.1:" + server.displayNumber(), file.toString());
        assertEquals(Optional.empty(), XwdPicture.difference(screen, Pictures.of(ImageIO.read(file.toFile()))));
    }

    /** It writes nothing but JPEG, so that its picture is only nearly the same. */
    @ParameterizedTest
    @ValueSource(strings = {"raw", "zrle", "tight", "hextile", "zlib", "corre", "rre"})
    void vncsnapshot(String encoding) throws Exception {
        Programs.require("vncsnapshot", "vncsnapshot");
        offerOnly(encoding);
        Framebuffer screen = drawAThousandChanges();
        Path file = folder.resolve("picture.jpg");
        Programs.run(
                xvfb.display(),
                "vncsnapshot",
                "-quiet",
                "-encodings",
                encoding,
                "127.0.0.1:" + server.displayNumber(),
                file.toString());
        double decibels = Pictures.psnr(screen, Pictures.of(ImageIO.read(file.toFile())));
        assertTrue(decibels > 25, decibels + " dB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raw", "zrle", "tight", "hextile", "rre"})
    void tigervnc(String encoding) throws Exception {
        offerOnly(encoding);
        try (Xvfb desk = Xvfb.start(WIDTH, HEIGHT)) {
            TigerVnc viewer = TigerVnc.connect(desk, server.port(), "-FullColor=1");
            Pictures.expect("TigerVNC at first", XwdPicture.of(xvfb), () -> XwdPicture.of(desk));
            Framebuffer screen = drawAThousandChanges();
            Pictures.expect("TigerVNC", screen, () -> XwdPicture.of(desk));
            viewer.focus();
            viewer.click(200, 150);
            painter.expect("press 1 200 150");
            painter.expect("release 1 200 150");
            viewer.type("aZ9%{");
            for (String key : List.of("a", "Shift_L", "Z", "9")) {
                painter.expect("key " + key);
            }
        }
    }
}
