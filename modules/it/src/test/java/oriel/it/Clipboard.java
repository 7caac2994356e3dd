package oriel.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import oriel.testkit.Programs;
import oriel.testkit.Xvfb;

/** The clipboard of an X display as a program there has it that is not ours: copies and pastes. */
public interface Clipboard {

    /** Puts a text on it. */
    void copy(String text) throws IOException, InterruptedException;

    /** The text that is on it, nothing if there is none. */
    String paste() throws IOException, InterruptedException;

    /** Through xclip. */
    static Clipboard xclip(Xvfb xvfb, Path folder) {
        Programs.require("xclip", "xclip");
        return new Clipboard() {
            @Override
            public void copy(String text) throws IOException, InterruptedException {
                Path file = Files.writeString(Files.createTempFile(folder, "xclip", ".txt"), text);
                xvfb.run("xclip", "-selection", "clipboard", "-i", file.toString());
            }

            @Override
            public String paste() throws IOException, InterruptedException {
                String command = "xclip -o -selection clipboard -t UTF8_STRING 2>/dev/null || true";
                return new String(xvfb.run("sh", "-c", command), StandardCharsets.UTF_8);
            }
        };
    }

    /** Through a GTK program that runs already. */
    static Clipboard gtk(CProgram program, Path folder) {
        return new Clipboard() {
            @Override
            public void copy(String text) throws IOException, InterruptedException {
                Path file = Files.writeString(Files.createTempFile(folder, "gtk", ".txt"), text);
                program.say("own " + file).expect("owned");
            }

            @Override
            public String paste() throws IOException, InterruptedException {
                Path file = Files.createTempFile(folder, "gtk", ".txt");
                program.say("read " + file).expect("read");
                return Files.readString(file);
            }
        };
    }

    /** Waits until a text is on it. */
    default void await(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        String found = paste();
        while (!found.equals(text) && System.nanoTime() - deadline < 0) {
            TimeUnit.MILLISECONDS.sleep(50);
            found = paste();
        }
        assertEquals(text.length(), found.length(), "length of what was pasted");
        assertEquals(text, found);
    }
}
