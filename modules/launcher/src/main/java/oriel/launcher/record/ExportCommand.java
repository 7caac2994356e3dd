package oriel.launcher.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import oriel.launcher.cli.Environment;
import oriel.launcher.cli.ExitCode;
import oriel.launcher.cli.ExternalPrograms;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Quoted;
import oriel.recording.Playback;
import oriel.recording.RecordingReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes another file of a recording. */
@Command(
        name = "export",
        description = {
            "Make a film, pictures or an FBS file of a recording.",
            "The end of OUT says which: .mp4, .webm or .mkv is a film, which needs ffmpeg; .png an animated picture, .fbs a file"
                    + " for players of FBS 1.0, .jsonl a list of what happened; a folder, with / at its end, gets a picture for"
                    + " each moment."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  oriel export film.orec film.mp4 --rate 15",
            "  oriel export film.orec pictures/ --from 20 --seconds 5"
        })
public final class ExportCommand implements Callable<Integer> {

    private static final Set<String> FILMS = Set.of("mp4", "webm", "mkv");
    private static final Set<String> TIMED = Set.of("fbs", "jsonl");
    private static final long SECOND_MICROS = 1_000_000;
    private static final int HIGHEST_RATE = 60;
    private static final int USUAL_RATE = 10;

    private final Environment environment;

    @Parameters(index = "0", paramLabel = "FILE", description = "The recording.")
    private Path file;

    @Parameters(index = "1", paramLabel = "OUT", description = "What is made: a file, or a folder.")
    private String out;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Pictures a second: 1 to 60 (10); not for .fbs and .jsonl.")
    private Integer rate;

    @Option(names = "--from", paramLabel = "S", description = "Begin so many seconds after the recording's start (0).")
    private double from;

    @Option(names = "--seconds", paramLabel = "S", description = "So many seconds of it; else all of the rest.")
    private Double seconds;

    @Option(names = "--over", description = "Write over what is there.")
    private boolean over;

    @Spec
    private CommandSpec spec;

    public ExportCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws StartException {
        String form = form();
        check(form);
        Path target = Path.of(out);
        if (!over && (form.isEmpty() ? hasFiles(target) : Files.exists(target))) {
            throw RecordingFile.isThere(target);
        }
        try (Playback playback = RecordingFile.open(file)) {
            long begin = Math.round(from * SECOND_MICROS);
            if (begin > playback.durationMicros()) {
                throw wrong("--from S, of a recording of %.1f s".formatted(seconds(playback.durationMicros())), from);
            }
            long rest = playback.durationMicros() - begin;
            long end = begin + (seconds == null ? rest : Math.min(rest, Math.round(seconds * SECOND_MICROS)));
            write(form, target, new Excerpt(playback, begin, end));
            playback.damage().ifPresent(reason -> say("the recording is damaged, so this is not all of it: " + reason));
            say(String.format(Locale.ROOT, "%.1f s in %s", seconds(end - begin), Quoted.printable(out)));
        } catch (IOException e) {
            throw RecordingFile.notWritten(target, e);
        }
        return ExitCode.OK.number();
    }

    private static double seconds(long micros) {
        return micros / (double) SECOND_MICROS;
    }

    private static boolean hasFiles(Path folder) {
        String[] names = folder.toFile().list();
        return names != null && names.length > 0;
    }

    /** The end of the name that says what is made; empty for a folder. */
    private String form() {
        if (out.endsWith("/") || Files.isDirectory(Path.of(out))) {
            return "";
        }
        String form = out.substring(out.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (out.contains(".") && (FILMS.contains(form) || form.equals("png") || TIMED.contains(form))) {
            return form;
        }
        throw new ParameterException(
                spec.commandLine(),
                "OUT must end in .mp4, .webm, .mkv, .png, .fbs, .jsonl or /, not " + Quoted.printable(out));
    }

    private void check(String form) {
        if (rate != null && (rate < 1 || rate > HIGHEST_RATE)) {
            throw wrong("--rate N", rate);
        }
        if (rate != null && TIMED.contains(form)) {
            throw new ParameterException(spec.commandLine(), "it gets the recording's own times: leave --rate out");
        }
        if (!(from >= 0 && from < Integer.MAX_VALUE)) {
            throw wrong("--from S", from);
        }
        if (seconds != null && !(seconds > 0 && seconds < Integer.MAX_VALUE)) {
            throw wrong("--seconds S", seconds);
        }
    }

    private ParameterException wrong(String what, Number given) {
        return new ParameterException(spec.commandLine(), "wrong value for " + what + ": " + given);
    }

    private void write(String form, Path target, Excerpt excerpt) throws IOException, StartException {
        Optional<Path> program = FILMS.contains(form) ? Optional.of(program()) : Optional.empty();
        if (!form.isEmpty()) {
            PrivateFile.fresh(target);
        }
        boolean written = false;
        try {
            write(program, form, target, excerpt);
            written = true;
        } finally {
            if (!written && !form.isEmpty() && Files.isRegularFile(target) && Files.size(target) == 0) {
                Files.delete(target); // it would be in the way of the next try
            }
        }
    }

    private void write(Optional<Path> program, String form, Path target, Excerpt excerpt)
            throws IOException, StartException {
        int pictures = rate == null ? USUAL_RATE : rate;
        if (form.equals("fbs")) {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(target))) {
                excerpt.writeFbs(stream);
            }
            return;
        }
        if (form.equals("jsonl")) {
            try (RecordingReader recording = RecordingFile.read(file);
                    Writer writer = Files.newBufferedWriter(target)) {
                EventLines.write(recording, excerpt.begin(), excerpt.end(), writer);
            }
            return;
        }
        try (Frames frames = frames(program, form, target, excerpt)) {
            excerpt.draw(frames, pictures);
        }
    }

    private Frames frames(Optional<Path> program, String form, Path target, Excerpt excerpt) throws IOException {
        int pictures = rate == null ? USUAL_RATE : rate;
        if (form.isEmpty()) {
            PrivateFile.createFolder(target);
            return new PngFolder(target);
        }
        if (form.equals("png")) {
            return new AnimatedPng(
                    FileChannel.open(
                            target,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING),
                    pictures);
        }
        return VideoEncoder.start(program.orElseThrow(), target, excerpt.size(), pictures, environment.variables());
    }

    private Path program() throws StartException {
        return ExternalPrograms.find(VideoEncoder.PROGRAM, environment.variables())
                .orElseThrow(() -> new StartException(
                        ExitCode.UNAVAILABLE,
                        "a film is made by ffmpeg, which is not there",
                        "apt-get install ffmpeg, or OUT with .png or / at its end"));
    }

    private void say(String line) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println("oriel: " + line);
        writer.flush();
    }
}
