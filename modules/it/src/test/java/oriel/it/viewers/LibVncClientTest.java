package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.capture.Resizer;
import oriel.encoding.EncoderProvider;
import oriel.it.CProgram;
import oriel.it.ChangingScreen;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.plugin.Configured;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;
import oriel.testkit.PaintedScreen;
import oriel.testkit.Parts;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/**
 * libvncclient decodes hundreds of updates to exactly the pixels of the screen: every encoding that it knows, in pixel
 * formats of every class that it gets right itself, and with all of that changed in mid-stream.
 */
@Timeout(120)
class LibVncClientTest {

    private static final int WIDTH = 333;
    private static final int HEIGHT = 241;

    /** So many lead through all that is changed in mid-stream. */
    private static final int ALL_CHANGES = 40 * wishes("zrle").size() + 40;

    @TempDir
    Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<CProgram> watchers = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private Show show(boolean real) throws IOException, InterruptedException {
        Show show = real ? Show.painted(WIDTH, HEIGHT) : Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, 5));
        opened.add(show);
        return show;
    }

    private void watch(ScreenServer server, int every, List<String> wishes) throws Exception {
        CProgram watcher = CProgram.watcher(server.port(), every, wishes);
        opened.add(watcher);
        watchers.add(watcher);
        watcher.expect("ready " + WIDTH + " " + HEIGHT);
    }

    private ScreenServer serve(Show show, List<Configured<EncoderProvider>> encoders, Optional<Duration> refreshAfter)
            throws Exception {
        ScreenServer server = ScreenServer.start(
                show.screen(), encoders, Parts.open(), HttpPages.NONE, ScreenServer.unpaced(refreshAfter));
        opened.add(server);
        return server;
    }

    private void compareAfterManyUpdates(Show show, int updates) throws Exception {
        for (int stop : List.of(30, updates / 2, updates)) {
            show.go();
            for (CProgram watcher : watchers) {
                watcher.say("tell " + stop);
            }
            for (CProgram watcher : watchers) {
                watcher.expect("reached " + stop);
            }
            Framebuffer screen = show.hold();
            for (int i = 0; i < watchers.size(); i++) {
                compare("watcher " + i + " after " + stop, screen, watchers.get(i));
            }
        }
    }

    private void compare(String name, Framebuffer screen, CProgram watcher) throws Exception {
        Path file = folder.resolve("picture");
        Pictures.expect(name, screen, () -> {
            String maxima = save(watcher, file);
            return restored(screen, Pictures.words(file, WIDTH, HEIGHT), maxima);
        });
    }

    private static String save(CProgram watcher, Path file) throws IOException, InterruptedException {
        String saved = watcher.say("save " + file).next();
        assertEquals("saved", saved.split(" ")[0]);
        return saved.substring("saved ".length());
    }

    /** The screen itself where a picture has what is left of it in a format of fewer bits, scaled up by the watcher. */
    private static Framebuffer restored(Framebuffer screen, Framebuffer picture, String maxima) {
        int[] max = Stream.of(maxima.split(" ")).mapToInt(Integer::parseInt).toArray();
        for (int i = 0; i < picture.pixels().length; i++) {
            int rgb = screen.pixels()[i];
            int reduced = 0;
            for (int channel = 0; channel < 3; channel++) {
                int value = ((rgb >> 16 - 8 * channel & 0xff) * max[channel] + 127) / 255;
                reduced |= value * 255 / max[channel] << 16 - 8 * channel;
            }
            picture.pixels()[i] = picture.pixels()[i] == reduced ? rgb : picture.pixels()[i];
        }
        return picture;
    }

    /**
     * Formats by watcher.c's names. The library takes a CPIXEL for three bytes whatever the depth, where RFC 6143 section
     * 7.7.5 asks for a depth of 24 or less; and it puts pixels of three bytes together in the machine's own byte order.
     */
    private static List<String> formats(String encoding) {
        Set<String> wrong = switch (encoding) {
            case "zrle", "trle" -> Set.of("32deep", "32big");
            case "tight" -> Set.of("32big");
            default -> Set.of();
        };
        return Stream.of("32", "32bgr", "32high", "32deep", "32big", "16", "15", "16big", "8", "8rgb")
                .filter(format -> !wrong.contains(format))
                .toList();
    }

    static Stream<Arguments> encodings() {
        return Stream.of("zrle", "trle", "tight", "zlib", "hextile", "corre", "rre", "raw")
                .flatMap(encoding -> Stream.of(true, false).map(real -> Arguments.of(encoding, real)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void showsEveryPixelInEveryFormat(String encoding, boolean real) throws Exception {
        Show show = show(real);
        ScreenServer server = serve(show, Parts.onlyEncoder(encoding), Optional.empty());
        for (String format : formats(encoding)) {
            watch(server, 0, List.of(encoding + " copyrect:" + format + ":-"));
        }
        compareAfterManyUpdates(show, Show.UPDATES);
    }

    /**
     * All encodings but one of zlib and ZRLE, which share a stream in the library: a second beginning of one would not be
     * understood. Each change also changes the size of a pixel or its order.
     */
    private static List<String> wishes(String zlibOrZrle) {
        return List.of(
                zlibOrZrle + ":32:-",
                "tight:16:-",
                "hextile:8:-",
                zlibOrZrle + ":32high:-",
                "raw copyrect:15:-",
                "tight:32bgr:-",
                "corre:16big:-",
                zlibOrZrle + ":8rgb:-",
                "trle:32:-",
                "tight:32:8",
                "rre:32big:-",
                "tight:8:-",
                zlibOrZrle + ":16:-");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void showsEveryPixelThroughChangesOfEncodingAndFormat(boolean real) throws Exception {
        Show show = show(real);
        ScreenServer server = serve(show, Parts.encoders(), Optional.of(Duration.ofMillis(50)));
        for (int every : List.of(1, 7, 40)) {
            watch(server, every, wishes("zrle"));
            watch(server, every, wishes("zlib"));
        }
        compareAfterManyUpdates(show, Math.max(ALL_CHANGES, Show.UPDATES));
    }

    private Show photographs() {
        Show show = Show.of(ChangingScreen.ofPhotographs(WIDTH, HEIGHT, 8));
        opened.add(show);
        return show;
    }

    @Test
    void showsPhotographsWithoutMuchLoss() throws Exception {
        Show show = photographs();
        watch(serve(show, Parts.onlyEncoder("tight"), Optional.empty()), 0, List.of("tight:32:8"));
        CProgram watcher = watchers.get(0);
        watcher.say("tell " + Show.UPDATES).expect("reached " + Show.UPDATES);
        Framebuffer screen = show.hold();
        Path file = folder.resolve("picture");
        Pictures.expectAbove("libvncclient", 35, screen, () -> {
            save(watcher, file);
            return Pictures.words(file, WIDTH, HEIGHT);
        });
        assertNotEquals(Optional.empty(), XwdPicture.difference(screen, Pictures.words(file, WIDTH, HEIGHT)));
    }

    @Test
    void showsPhotographsExactlyOnceTheyAreQuiet() throws Exception {
        Show show = photographs();
        ScreenServer server = serve(show, Parts.onlyEncoder("tight"), Optional.of(Duration.ofMillis(50)));
        watch(server, 0, List.of("tight:32:8"));
        watch(server, 0, List.of("tight:16:8"));
        compareAfterManyUpdates(show, Show.UPDATES);
    }

    @Test
    void changesTheSizeOfTheScreen() throws Exception {
        PaintedScreen screen = new PaintedScreen(WIDTH, HEIGHT).resizing(Resizer.Outcome.DONE);
        ScreenServer server = ScreenServer.start(
                Configured.plain(screen),
                Parts.encoders(),
                Parts.open(),
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.empty()));
        opened.add(server);
        watch(server, 0, List.of("zrle copyrect:32:-"));
        watch(server, 0, List.of("tight copyrect:32:-"));
        watchers.get(0).say("tell 2").expect("reached 2");
        watchers.get(0).say("resize 401 177").expect("resized 401 177");
        screen.paint(picture -> {
            picture.fill(new Rect(330, 20, 71, 157), 0x123456);
            return picture.bounds();
        });
        for (CProgram watcher : watchers) {
            Path file = folder.resolve("picture");
            Pictures.expect("libvncclient", screen.picture(), () -> {
                save(watcher, file);
                return Files.size(file) == 401 * 177 * 4 ? Pictures.words(file, 401, 177) : new Framebuffer(1, 1);
            });
        }
    }
}
