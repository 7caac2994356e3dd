package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import oriel.testkit.Programs;

/** A test's own program in C or Java, compiled on the spot, or in Python, that is spoken with line by line. */
public final class CProgram implements AutoCloseable {

    private static final int LIMIT_SECONDS = 60;

    /** Not any other Python on the PATH: this one knows Debian's packages. */
    private static final Path DEBIAN_PYTHON = Path.of("/usr/bin/python3");

    private static final GtkLibrary GTK = new GtkLibrary("Gtk", "3.0", "gir1.2-gtk-3.0");
    private static final GtkLibrary GTK_VNC = new GtkLibrary("GtkVnc", "2.0", "gir1.2-gtk-vnc-2.0");

    private final Process process;
    private final Writer writer;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    /** What a program in Python needs, and the Debian package that has it. */
    private record GtkLibrary(String name, String version, String debianPackage) {

        void require() throws IOException, InterruptedException {
            Programs.require(DEBIAN_PYTHON, "python3");
            String wanted = "import gi; gi.require_version('%s', '%s')".formatted(name, version);
            Process python = new ProcessBuilder(DEBIAN_PYTHON.toString(), "-c", wanted)
                    .redirectErrorStream(true)
                    .start();
            python.getInputStream().readAllBytes();
            if (python.waitFor() != 0) {
                Programs.leaveOut(name + " is not there: install the Debian packages python3-gi and " + debianPackage);
            }
        }
    }

    private CProgram(Process process) {
        this.process = process;
        this.writer = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "c-program-reader");
        reader.setDaemon(true);
        reader.start();
    }

    /** Draws on a display, and tells what input arrives there. */
    public static CProgram painter(String display) throws IOException, InterruptedException {
        CProgram painter = onDisplay("painter", display);
        painter.expect("ready");
        return painter;
    }

    /** Takes text through Xlib and its input method, and tells it. */
    public static CProgram typed(String display) throws IOException, InterruptedException {
        CProgram typed = onDisplay("typed", display);
        typed.expect("ready");
        return typed;
    }

    /** The same as a GTK program: an entry over which no window lies. */
    public static CProgram gtkEntry(String display) throws IOException, InterruptedException {
        return gtk(display, GTK, "modules/it/src/test/python/typed.py");
    }

    /** A GTK program with a clipboard: takes "own FILE" and "read FILE", answers "owned" and "read". */
    public static CProgram gtkClipboard(String display) throws IOException, InterruptedException {
        return gtk(display, GTK, "plugins/capture-x11/src/test/python/gtk-clipboard.py");
    }

    /** A viewer made of gtk-vnc: takes "save FILE", which is to be a PNG, and answers "saved". */
    public static CProgram gtkVnc(String display, int port) throws IOException, InterruptedException {
        return gtk(display, GTK_VNC, "modules/it/src/test/python/gtk-vnc.py", Integer.toString(port));
    }

    private static CProgram gtk(String display, GtkLibrary library, String file, String... arguments)
            throws IOException, InterruptedException {
        library.require();
        Path script = Path.of(System.getProperty("oriel.root"), file);
        List<String> command = new ArrayList<>(List.of(DEBIAN_PYTHON.toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "DISPLAY",
                        display,
                        "GTK_IM_MODULE",
                        "gtk-im-context-simple",
                        "NO_AT_BRIDGE",
                        "1",
                        "LC_ALL",
                        "C.UTF-8"));
        CProgram program = new CProgram(builder.start());
        program.expect("ready");
        return program;
    }

    /**
     * A viewer made of libvncclient.
     *
     * @param every after so many updates it takes the next wish; 0 for never
     * @param wishes as {@code "zrle copyrect:32:-"}: encodings, pixel format, quality; watcher.c says more
     */
    public static CProgram watcher(int port, int every, List<String> wishes) throws IOException, InterruptedException {
        return watcher(port, every, wishes, Map.of());
    }

    /** @param login variables with name, password and authority; watcher.c says more */
    public static CProgram watcher(int port, int every, List<String> wishes, Map<String, String> login)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("127.0.0.1:" + port, Integer.toString(every)));
        arguments.addAll(wishes);
        require("libvncserver-dev", "rfb/rfbclient.h");
        return start(compiled("watcher", "-lvncclient"), login, arguments);
    }

    /**
     * The branch of vernacular that speaks RSA-AES, which cannot be on this module path: takes "login PORT USER PASSWORD",
     * answers "in" or why not; then "save FILE", answers "saved", and "leave", answers "left".
     */
    public static CProgram vernacular() throws IOException {
        Path it = Path.of(System.getProperty("oriel.root"), "modules/it");
        return start(
                Path.of(System.getProperty("java.home"), "bin/java"),
                Map.of(),
                List.of(
                        "-Djava.awt.headless=true",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        it.resolve("target/vernacular") + "/*",
                        it.resolve("src/test/vernacular/Watcher.java").toString()));
    }

    private static void require(String devPackage, String header) {
        Programs.require("gcc", "gcc");
        Programs.require(Path.of("/usr/include", header), devPackage);
    }

    private static CProgram onDisplay(String name, String display) throws IOException, InterruptedException {
        require("libx11-dev", "X11/Xlib.h");
        return start(compiled(name, "-lX11"), Map.of(), List.of(display));
    }

    private static CProgram start(Path program, Map<String, String> environment, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return new CProgram(builder.start());
    }

    private static synchronized Path compiled(String name, String library) throws IOException, InterruptedException {
        Path source = Path.of(System.getProperty("oriel.root"), "modules/it/src/test/c", name + ".c");
        Path binary = Path.of(System.getProperty("oriel.root"), "modules/it/target/c", name);
        if (Files.exists(binary)
                && Files.getLastModifiedTime(binary).compareTo(Files.getLastModifiedTime(source)) > 0) {
            return binary;
        }
        Files.createDirectories(binary.getParent());
        Path made = binary.resolveSibling(name + "-" + ProcessHandle.current().pid());
        Process gcc = new ProcessBuilder(
                        "gcc", "-O2", "-Wall", "-Werror", "-o", made.toString(), source.toString(), library)
                .redirectErrorStream(true)
                .start();
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, gcc.waitFor(), said);
        return Files.move(made, binary, StandardCopyOption.ATOMIC_MOVE);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("unreadable: " + e.getMessage());
        }
    }

    /** Tells the program a line. */
    public CProgram say(String line) throws IOException {
        if (!process.isAlive()) {
            fail("the program has ended");
        }
        writer.write(line + "\n");
        writer.flush();
        return this;
    }

    /** The next line that the program says. */
    public String next() throws InterruptedException {
        String line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        return line == null ? fail("the program says nothing") : line;
    }

    /** Fails unless the program says this line next. */
    public void expect(String line) throws InterruptedException {
        assertEquals(line, next());
    }

    @Override
    public void close() {
        Programs.end(process);
    }
}
