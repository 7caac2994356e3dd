package oriel.launcher.bench.line;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import oriel.launcher.testclient.ServerAddress;

/**
 * A server of one viewer, with a black picture of 128x16 pixels. It answers five requests, at once and whole, and no more.
 * One that offers sends a fence and the offer before its first picture, and more pictures once continuous updates are enabled.
 */
final class FlowServer implements AutoCloseable {

    private static final String NONE_38 = "524642203030332e3030380a" + "0101" + "00000000";
    private static final String INIT = "0080" + "0010" + "20180001" + "00ff00ff00ff" + "100800" + "000000" + "00000000";
    private static final String FENCE = "f8000000" + "80000003" + "02" + "beef";
    private static final String OFFER = "96";
    private static final int MOST_UPDATES = 5;

    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final boolean offers;
    private final Thread thread = new Thread(this::serve, "flow-server");
    private volatile int updates;

    FlowServer(boolean offers) throws IOException {
        this.offers = offers;
        thread.start();
    }

    ServerAddress address() {
        return new ServerAddress("127.0.0.1", socket.getLocalPort());
    }

    /** What the viewer has sent after its SetPixelFormat, as hex; complete once it has left. */
    List<String> messages() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(20));
        return messages;
    }

    /** Pictures that were sent. */
    int updates() {
        return updates;
    }

    private void serve() {
        try (Socket viewer = socket.accept()) {
            DataInputStream in = new DataInputStream(viewer.getInputStream());
            DataOutputStream out = new DataOutputStream(viewer.getOutputStream());
            say(out, NONE_38);
            in.readNBytes(12 + 1 + 1);
            say(out, INIT);
            in.readNBytes(20);
            while (true) {
                answer(message(in), out);
            }
        } catch (IOException e) {
            messages.add("gone");
        }
    }

    private static void say(DataOutputStream out, String hex) throws IOException {
        out.write(HexFormat.of().parseHex(hex));
    }

    private String message(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        StringBuilder message = new StringBuilder(HexFormat.of().toHexDigits((byte) type));
        int more = switch (type) {
            case 2 -> 3;
            case 4 -> 7;
            case 248 -> 8;
            default -> 9;
        };
        byte[] head = in.readNBytes(more);
        if (head.length < more) {
            throw new IOException("the viewer has left");
        }
        message.append(HexFormat.of().formatHex(head));
        int tail = type == 2 ? 4 * (head[1] << 8 | head[2]) : type == 248 ? head[7] : 0;
        message.append(HexFormat.of().formatHex(in.readNBytes(tail)));
        messages.add(message.toString());
        return message.toString();
    }

    private void answer(String message, DataOutputStream out) throws IOException {
        if (message.startsWith("0300") && offers) {
            say(out, FENCE + OFFER);
        }
        if (message.startsWith("03") && updates < MOST_UPDATES) {
            picture(out);
        }
        while (message.startsWith("9601") && updates < MOST_UPDATES) {
            picture(out);
        }
    }

    private void picture(DataOutputStream out) throws IOException {
        say(out, "00000001" + "00000000" + "00800010" + "00000000" + "00".repeat(4 * 128 * 16));
        updates++;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
