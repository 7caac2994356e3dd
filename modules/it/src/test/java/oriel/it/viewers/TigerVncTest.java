package oriel.it.viewers;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import oriel.it.ChangingScreen;
import oriel.it.Pictures;
import oriel.it.ScreenServer;
import oriel.it.Show;
import oriel.it.TigerVnc;
import oriel.rfb.Framebuffer;
import oriel.security.SecurityType;
import oriel.testkit.Parts;
import oriel.testkit.Xvfb;
import oriel.testkit.XwdPicture;
import oriel.transport.HttpPages;

/** TigerVNC's viewer decodes hundreds of updates to exactly the pixels of the screen, at each of its colour levels. */
@Timeout(120)
class TigerVncTest {

    private static final int WIDTH = 333;
    private static final int HEIGHT = 241;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    /** What the viewers of a server of its own shows. */
    private record Watched(Show show, ScreenServer server, Xvfb desk, int[] max) {

        /** The screen itself where the viewer's colours are the nearest that its level has. */
        Framebuffer picture(Framebuffer screen) throws IOException, InterruptedException {
            Framebuffer picture = XwdPicture.of(desk);
            for (int i = 0; i < picture.pixels().length; i++) {
                int found = picture.pixels()[i];
                int wanted = screen.pixels()[i];
                boolean same = true;
                for (int channel = 0; channel < 3; channel++) {
                    int shift = 16 - 8 * channel;
                    same &= level(found >> shift & 0xff, max[channel]) == level(wanted >> shift & 0xff, max[channel]);
                }
                picture.pixels()[i] = same ? wanted : found;
            }
            return picture;
        }

        private static int level(int value, int max) {
            return (value * max + 127) / 255;
        }
    }

    private Watched watch(Show show, String encoding, int[] max, String... options) throws Exception {
        return watch(show, encoding, Parts.open(), max, options);
    }

    private Watched watch(Show show, String encoding, List<SecurityType> security, int[] max, String... options)
            throws Exception {
        opened.add(show);
        ScreenServer server = ScreenServer.start(
                show.screen(),
                Parts.onlyEncoder(encoding),
                security,
                HttpPages.NONE,
                ScreenServer.unpaced(Optional.empty()));
        opened.add(server);
        Xvfb desk = Xvfb.start(WIDTH, HEIGHT);
        opened.add(desk);
        TigerVnc.connect(desk, server.port(), options);
        show.go();
        return new Watched(show, server, desk, max);
    }

    private static Show drawn(int seed) {
        return Show.of(ChangingScreen.ofEverything(WIDTH, HEIGHT, seed));
    }

    @ParameterizedTest
    @CsvSource({"raw,Raw", "zrle,ZRLE", "tight,Tight", "hextile,Hextile", "rre,Hextile"})
    void showsEveryPixelAtEveryColourLevel(String encoding, String preferred) throws Exception {
        String wish = "-PreferredEncoding=" + preferred;
        String[] full = {"-AutoSelect=0", wish, "-NoJPEG=1", "-FullColor=1"};
        List<Watched> all = new ArrayList<>();
        all.add(watch(drawn(1), encoding, new int[] {255, 255, 255}, full));
        all.add(watch(Show.painted(WIDTH, HEIGHT), encoding, new int[] {255, 255, 255}, full));
        int[][] levels = {{1, 1, 1}, {3, 3, 3}, {7, 7, 3}};
        for (int level = 0; level < levels.length; level++) {
            String low = "-LowColorLevel=" + level;
            all.add(watch(drawn(2 + level), encoding, levels[level], "-AutoSelect=0", wish, "-FullColor=0", low));
        }
        for (Watched each : all) {
            each.show().awaitUpdates(each.server(), Show.UPDATES);
            Framebuffer screen = each.show().hold();
            Pictures.expect("TigerVNC " + all.indexOf(each), screen, () -> each.picture(screen));
        }
    }

    @Test
    void showsEveryPixelToWhoMayOnlyLook() throws Exception {
        Watched one = watch(drawn(9), "zrle", Parts.looking(), new int[] {255, 255, 255}, "-FullColor=1");
        one.show().awaitUpdates(one.server(), Show.UPDATES);
        Framebuffer screen = one.show().hold();
        Pictures.expect("TigerVNC", screen, () -> one.picture(screen));
    }

    @Test
    void showsPhotographsWithoutMuchLoss() throws Exception {
        Watched one = watch(
                Show.of(ChangingScreen.ofPhotographs(WIDTH, HEIGHT, 8)),
                "tight",
                new int[] {255, 255, 255},
                "-AutoSelect=0",
                "-PreferredEncoding=Tight",
                "-QualityLevel=8");
        one.show().awaitUpdates(one.server(), Show.UPDATES);
        Framebuffer screen = one.show().hold();
        Pictures.expectAbove("TigerVNC", 35, screen, () -> XwdPicture.of(one.desk()));
        assertNotEquals(Optional.empty(), XwdPicture.difference(screen, XwdPicture.of(one.desk())));
    }
}
