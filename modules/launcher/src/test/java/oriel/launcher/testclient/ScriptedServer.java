package oriel.launcher.testclient;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A server of one viewer that says what it is told to, byte by byte: RFB 3.8, a picture of 2x1 pixels in Raw for every
 * request that is not incremental.
 */
public final class ScriptedServer implements AutoCloseable {

    private final ServerSocket socket;
    private final String security;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final Thread thread;

    /** Listens; {@code security} is what it says after the versions, as hex. */
    public ScriptedServer(String security) throws IOException {
        this.security = security;
        this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        this.thread = new Thread(this::serve, "scripted-server");
        thread.start();
    }

    /** Where it listens, as HOST:PORT. */
    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** The messages of the viewer after its ClientInit, as hex; complete once the viewer has left. */
    public List<String> messages() throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(10));
        return messages;
    }

    private void serve() {
        try (Socket viewer = socket.accept()) {
            DataInputStream in = new DataInputStream(viewer.getInputStream());
            DataOutputStream out = new DataOutputStream(viewer.getOutputStream());
            out.writeBytes("RFB 003.008\n");
            in.readNBytes(12);
            out.write(HexFormat.of().parseHex(security));
            in.readNBytes(1); // the chosen type
            out.writeInt(0);
            in.readNBytes(1); // ClientInit
            out.write(HexFormat.of().parseHex("0002" + "0001" + "20180001" + "00ff00ff00ff" + "100800" + "000000"));
            byte[] name = "desk\u001b[31m".getBytes(StandardCharsets.UTF_8);
            out.writeInt(name.length);
            out.write(name);
            while (true) {
                answer(message(in), out);
            }
        } catch (EOFException e) {
            messages.add("end");
        } catch (IOException e) {
            messages.add("broken");
        }
    }

    private String message(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        byte[] rest = new byte
                [switch (type) {
                    case 0 -> 19;
                    case 3 -> 9;
                    case 4 -> 7;
                    case 5 -> 5;
                    default -> 3;
                }];
        in.readFully(rest);
        String message =
                HexFormat.of().toHexDigits((byte) type) + HexFormat.of().formatHex(rest);
        if (type == 2) {
            byte[] encodings = new byte[4 * Integer.parseInt(message.substring(4), 16)];
            in.readFully(encodings);
            message += HexFormat.of().formatHex(encodings);
        }
        messages.add(message);
        return message;
    }

    private static void answer(String message, DataOutputStream out) throws IOException {
        if (message.startsWith("0300")) {
            out.write(HexFormat.of()
                    .parseHex("00000001" + "0000" + "0000" + "0002" + "0001" + "00000000" + "33221100" + "66554400"));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
