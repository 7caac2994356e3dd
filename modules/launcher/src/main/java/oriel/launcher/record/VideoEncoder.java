package oriel.launcher.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import oriel.launcher.cli.ExternalPrograms;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** A film in a file that ffmpeg makes. */
final class VideoEncoder implements Frames {

    static final String PROGRAM = "ffmpeg";

    private static final int END_SECONDS = 600;
    private static final int MAX_COMPLAINT = 200;

    private final Process process;
    private final Path said;
    private final ByteBuffer bytes;
    private boolean finished;

    private VideoEncoder(Process process, Path said, int pixels) {
        this.process = process;
        this.said = said;
        this.bytes = ByteBuffer.allocate(pixels * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Starts ffmpeg, which writes over {@code file}. */
    static VideoEncoder start(Path program, Path file, Rect size, int rate, Map<String, String> environment)
            throws IOException {
        List<String> words = List.of(
                program.toString(),
                "-hide_banner",
                "-loglevel",
                "error",
                "-y",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr0",
                "-s",
                size.width() + "x" + size.height(),
                "-r",
                Integer.toString(rate),
                "-i",
                "-",
                "-vf",
                "pad=ceil(iw/2)*2:ceil(ih/2)*2", // what most players show has even sides
                "-pix_fmt",
                "yuv420p",
                "file:" + file);
        Path said = Files.createTempFile("oriel-ffmpeg", ".txt");
        Process process = ExternalPrograms.builder(words, environment)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(said.toFile())
                .start();
        return new VideoEncoder(process, said, size.width() * size.height());
    }

    @Override
    public void add(Framebuffer picture, Rect changed) throws IOException {
        if (!changed.isEmpty()) {
            bytes.asIntBuffer().put(picture.pixels(), 0, picture.width() * picture.height());
        }
        try {
            process.getOutputStream().write(bytes.array());
        } catch (IOException e) {
            throw complaint();
        }
    }

    @Override
    public void finish() throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.flush();
        } catch (IOException e) {
            throw complaint();
        }
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw complaint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg ends", e);
        }
        finished = true;
    }

    private IOException complaint() throws IOException {
        ExternalPrograms.end(process);
        byte[] text = Files.readAllBytes(said);
        String lines = new String(text, 0, Math.min(text.length, MAX_COMPLAINT), StandardCharsets.UTF_8);
        return new IOException(
                "ffmpeg has failed: " + lines.replaceAll("\\s+", " ").strip());
    }

    @Override
    public void close() throws IOException {
        if (!finished) {
            ExternalPrograms.end(process);
        }
        Files.deleteIfExists(said);
    }
}
