package oriel.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** TigerVNC's viewer over the whole of a display, driven by xdotool. */
public final class TigerVnc {

    private final Xvfb desk;

    private TigerVnc(Xvfb desk) {
        this.desk = desk;
    }

    /** Connects on a display of the same size as the server's, without anything of its own on top of the picture. */
    public static TigerVnc connect(Xvfb desk, int port, String... options) throws IOException {
        return start(List.of(), desk, port, options);
    }

    /** The same as somebody with a name and a password. */
    public static TigerVnc connectAs(String user, String password, Xvfb desk, int port, String... options)
            throws IOException {
        return start(List.of("env", "VNC_USERNAME=" + user, "VNC_PASSWORD=" + password), desk, port, options);
    }

    /** Even an empty password of the environment goes before a file. */
    private static TigerVnc start(List<String> before, Xvfb desk, int port, String... options) throws IOException {
        Programs.require("xtigervncviewer", "tigervnc-viewer");
        Programs.require("xdotool", "xdotool");
        List<String> command = new ArrayList<>(before);
        command.addAll(
                List.of("xtigervncviewer", "-FullScreen=1", "-MenuKey=", "-DotWhenNoCursor=0", "-ReconnectOnError=0"));
        command.addAll(List.of(options));
        command.add("127.0.0.1::" + port);
        desk.launch(command.toArray(String[]::new));
        return new TigerVnc(desk);
    }

    /** Gives the viewer the keyboard: without a window manager nobody else does. */
    public void focus() throws IOException, InterruptedException {
        String place = new String(
                desk.run("xdotool", "mousemove", "100", "100", "getmouselocation", "--shell"),
                StandardCharsets.US_ASCII);
        String window = place.lines()
                .filter(line -> line.startsWith("WINDOW="))
                .findFirst()
                .orElseThrow()
                .substring("WINDOW=".length());
        desk.run("xdotool", "windowfocus", window);
    }

    /** Clicks with the left button. */
    public void click(int x, int y) throws IOException, InterruptedException {
        desk.run("xdotool", "mousemove", Integer.toString(x), Integer.toString(y), "sleep", "0.3", "click", "1");
    }

    /** Types as somebody at its desk does. */
    public void type(String text) throws IOException, InterruptedException {
        desk.run("xdotool", "type", "--delay", "20", text);
    }
}
