package oriel.capture.x11.xlib;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.capture.Screen;
import oriel.capture.x11.X11Provider;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.testkit.Programs;
import oriel.testkit.RecordingListener;
import oriel.testkit.RecordingSink;
import oriel.testkit.Xvfb;

/** A server that lets only those in who know its cookie, which xauth wrote. */
class AuthorityTest {

    private static final String COOKIE = "00112233445566778899aabbccddeeff";

    private static final int LOCAL = 256;
    private static final int INTERNET = 0;
    private static final int WILD = 65535;

    @TempDir
    Path folder;

    @BeforeAll
    static void loadLibraries() {
        assertEquals(Optional.empty(), X11Libraries.load());
    }

    @Test
    void opensADisplayWithTheCookieOfAFile() throws Exception {
        Programs.require("xauth", "xauth");
        Path file = folder.resolve("cookies");
        Programs.run(":0", "xauth", "-f", file.toString(), "add", ":4711", "MIT-MAGIC-COOKIE-1", "ab".repeat(16));
        Programs.run(":0", "xauth", "-f", file.toString(), "add", ":0", "MIT-MAGIC-COOKIE-1", COOKIE);
        try (Xvfb xvfb = Xvfb.start(320, 240, 24, "-auth", file.toString())) {
            Programs.run(":0", "xauth", "-f", file.toString(), "add", xvfb.display(), "MIT-MAGIC-COOKIE-1", COOKIE);
            Options without = new Options("x11", Map.of("display", xvfb.display()));
            assertTrue(
                    new X11Provider().unavailableReason(without).orElse("").contains("refuses us"),
                    "it lets everybody in");
            Options with = new Options("x11", Map.of("display", xvfb.display(), "xauthority", file.toString()));
            try (Screen screen = new X11Provider().open(with, new RecordingListener())) {
                assertEquals(320, screen.layout().width());
                assertTrue(screen.input().isPresent() && screen.clipboard().isPresent());
            }
        }
    }

    @Test
    void saysThatAFileIsNotThere() {
        Options options = new Options("x11", Map.of("display", ":0", "xauthority", folder + "/none"));
        PluginException refused =
                assertThrows(PluginException.class, () -> new X11Provider().open(options, new RecordingListener()));
        assertTrue(refused.getMessage().contains("cannot be read"), refused.getMessage());
    }

    @Test
    void findsNoCookieInAnyBytes() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            List<Authority.Address> here = List.of(Authority.Address.local());
            assertEquals(Optional.empty(), Authority.find(ByteBuffer.wrap(bytes), "7", here));
        }
    }

    @Test
    void anEntryThatIsCutOffHidesNoneBeforeIt() {
        byte[] here = Authority.Address.local().bytes();
        byte[] whole = cookie(LOCAL, here, "5", 5);
        for (int length = 0; length <= whole.length; length++) {
            assertEquals(5, chosen(":5", whole, Arrays.copyOf(whole, length)), "after it " + length + " bytes");
            assertEquals(length == whole.length ? 5 : 0, chosen(":5", Arrays.copyOf(whole, length)), length + " bytes");
        }
    }

    private static byte[] entry(int family, byte[] address, String number, String kind, byte[] data) {
        ByteBuffer entry = ByteBuffer.allocate(200).putShort((short) family);
        for (byte[] field : List.of(address, number.getBytes(UTF_8), kind.getBytes(UTF_8), data)) {
            entry.putShort((short) field.length).put(field);
        }
        return Arrays.copyOf(entry.array(), entry.position());
    }

    private static byte[] cookie(int family, byte[] address, String number, int name) {
        return entry(family, address, number, "MIT-MAGIC-COOKIE-1", new byte[] {(byte) name});
    }

    /** The name of the cookie that is chosen; 0 if none is. */
    private static int chosen(String display, byte[]... entries) {
        ByteBuffer all = ByteBuffer.allocate(4096);
        for (byte[] entry : entries) {
            all.put(entry);
        }
        DisplayName name = DisplayName.of(display);
        return Authority.find(all.flip(), name.number(), Authority.Address.of(name))
                .map(found -> (int) found.data()[0])
                .orElse(0);
    }

    @Test
    void choosesByTheServerAndItsNumberAsLibxauDoes() {
        byte[] here = Authority.Address.local().bytes();
        byte[][] entries = {
            cookie(LOCAL, "elsewhere".getBytes(UTF_8), "5", 1),
            cookie(INTERNET, new byte[] {10, 1, 2, 3}, "5", 2),
            cookie(LOCAL, here, "6", 3),
            entry(LOCAL, here, "5", "XDM-AUTHORIZATION-1", new byte[] {4}),
            cookie(LOCAL, here, "5", 5),
            cookie(LOCAL, here, "5", 6),
            cookie(LOCAL, here, "", 7)
        };
        assertEquals(5, chosen(":5", entries));
        assertEquals(5, chosen("unix:5.0", entries));
        assertEquals(5, chosen("/tmp/a/socket:5", entries));
        assertEquals(5, chosen("127.0.0.1:5", entries), "as a tunnel's end is noted");
        assertEquals(3, chosen(":6", entries));
        assertEquals(7, chosen(":8", entries));
        assertEquals(2, chosen("10.1.2.3:5", entries));
        assertEquals(2, chosen("tcp/10.1.2.3:5.1", entries));
        assertEquals(0, chosen("10.1.2.4:5", entries[0], entries[1], entries[4]));
    }

    @Test
    void anEntryOfAnyServerFitsAll() {
        byte[] any = cookie(WILD, new byte[0], "", 9);
        assertEquals(9, chosen(":3", any));
        assertEquals(9, chosen("10.1.2.3:3", any));
        assertEquals(9, chosen("[2001:db8::1]:3", any));
    }

    @Test
    void opensADisplayWhoseNumberAnotherMachinesCookieHasToo() throws Exception {
        byte[] key = HexFormat.of().parseHex(COOKIE);
        byte[] wild = entry(WILD, new byte[0], "", "MIT-MAGIC-COOKIE-1", key);
        Path file = Files.write(folder.resolve("server"), wild);
        try (Xvfb xvfb = Xvfb.start(320, 240, 24, "-auth", file.toString())) {
            String number = DisplayName.of(xvfb.display()).number();
            byte[] here = Authority.Address.local().bytes();
            ByteBuffer both = ByteBuffer.allocate(400)
                    .put(cookie(LOCAL, "elsewhere".getBytes(UTF_8), number, 1))
                    .put(entry(LOCAL, here, number, "MIT-MAGIC-COOKIE-1", key));
            Path mine = Files.write(folder.resolve("mine"), Arrays.copyOf(both.array(), both.position()));
            Options with = new Options("x11", Map.of("display", xvfb.display(), "xauthority", mine.toString()));
            try (Screen screen = new X11Provider().open(with, new RecordingListener())) {
                assertTrue(screen.resizer().isPresent(), "what has connections of its own");
                screen.capture(new RecordingSink(screen.layout()), Duration.ZERO);
            }
            Path theirs = Files.write(folder.resolve("theirs"), cookie(LOCAL, "elsewhere".getBytes(UTF_8), number, 1));
            Options other = new Options("x11", Map.of("display", xvfb.display(), "xauthority", theirs.toString()));
            String obstacle = new X11Provider().unavailableReason(other).orElse("");
            assertTrue(obstacle.contains("theirs holds no cookie for it"), obstacle);
        }
    }
}
