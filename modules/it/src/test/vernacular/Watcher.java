import com.shinyhut.vernacular.client.VernacularClient;
import com.shinyhut.vernacular.client.VernacularConfig;
import com.shinyhut.vernacular.client.rendering.ImageBuffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A viewer made of io.xpipe:vernacular, told line by line what to do; CProgram says more. */
final class Watcher {

    private static final BlockingQueue<String> NEWS = new LinkedBlockingQueue<>();
    private static volatile ImageBuffer shown;
    private static VernacularClient client;

    private Watcher() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "login" -> System.out.println(login(Integer.parseInt(words[1]), words[2], words[3]));
                case "save" -> System.out.println(save(Path.of(words[1])));
                default -> System.out.println(leave());
            }
        }
    }

    private static String login(int port, String user, String password) throws Exception {
        NEWS.clear();
        shown = null;
        VernacularConfig config = new VernacularConfig();
        config.setUsernameSupplier(() -> user);
        config.setPasswordSupplier(() -> password);
        config.setTargetFramesPerSecond(1000);
        config.setUseLocalMousePointer(true);
        config.setEnableZLibEncoding(true);
        config.setErrorListener(error -> NEWS.add(String.valueOf(error.getMessage()).strip()));
        config.setScreenUpdateListener(image -> {
            shown = image;
            NEWS.add("in");
        });
        client = new VernacularClient(config);
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        client.start(socket);
        String news = NEWS.poll(20, TimeUnit.SECONDS);
        return news == null ? "nothing is heard" : news;
    }

    private static String save(Path file) throws IOException {
        int[] pixels = shown.getBuffer();
        ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length).order(ByteOrder.nativeOrder());
        for (int pixel : pixels) {
            bytes.putInt(pixel & 0xffffff);
        }
        Files.write(file, bytes.array());
        return "saved";
    }

    private static String leave() {
        client.stop();
        return "left";
    }
}
