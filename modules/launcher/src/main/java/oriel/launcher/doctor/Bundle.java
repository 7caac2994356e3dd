package oriel.launcher.doctor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.JsonOutput;
import oriel.launcher.config.Keys;
import oriel.launcher.config.Shown;
import oriel.launcher.control.ControlClient;
import oriel.launcher.plugins.Kind;
import oriel.launcher.plugins.PluginRegistry;

/**
 * What a report of a fault needs, as a ZIP file of texts. Nothing that is known as secret is put in: passwords and what plugins
 * are told are hidden, and files of keys and people are not read. What may have slipped into a text is {@link Censor}'s.
 */
final class Bundle {

    private static final int LOG_BYTES = 1 << 17;

    private final Map<String, String> texts = new LinkedHashMap<>();
    private Censor censor = Censor.OF_PATTERNS;

    /** @param report what the doctor has found */
    Bundle(String report) {
        texts.put("doctor.txt", report);
        texts.put("versions.txt", versions());
    }

    /** Adds what only a configuration that can be read leads to. */
    void add(Configuration configuration, PluginRegistry plugins) {
        censor = Censor.of(configuration);
        texts.put("plugins.txt", plugins(plugins));
        texts.put("configuration.json", settings(configuration));
        texts.put("log.txt", log(configuration.path(Keys.LOG_FILE)));
        List<Map<?, ?>> statuses = ControlClient.ask(configuration, "status");
        texts.put("status.json", JsonOutput.text(statuses));
        StringBuilder threads = new StringBuilder(statuses.isEmpty() ? "no server of this user runs here\n" : "");
        ControlClient.ask(configuration, "threads")
                .forEach(answer -> threads.append(answer.get("threads")).append('\n'));
        texts.put("threads.txt", threads.toString());
    }

    /** Writes a new file that only its owner can read. */
    void write(Path file) throws StartException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(text.getKey()));
                zip.write(censor.clean(text.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written", e);
        }
        PrivateFile.create(file, bytes.toByteArray());
    }

    private static String versions() {
        StringBuilder lines = new StringBuilder("oriel ")
                .append(Bundle.class.getModule().getDescriptor().rawVersion().orElse("unknown"))
                .append('\n');
        for (String property : List.of(
                "java.vendor",
                "java.runtime.version",
                "java.vm.name",
                "os.name",
                "os.version",
                "os.arch",
                "file.encoding",
                "java.io.tmpdir")) {
            lines.append(property)
                    .append(' ')
                    .append(System.getProperty(property))
                    .append('\n');
        }
        Runtime runtime = Runtime.getRuntime();
        return lines.append("processors ")
                .append(runtime.availableProcessors())
                .append("\nheap ")
                .append(runtime.maxMemory())
                .append('\n')
                .toString();
    }

    private static String plugins(PluginRegistry plugins) {
        StringBuilder lines = new StringBuilder();
        Kind.ALL.forEach(kind -> plugins.all(kind)
                .forEach(plugin -> lines.append(kind.word() + " " + plugin.label() + " " + plugin.from() + "\n")));
        plugins.leftOut().forEach(left -> lines.append("left out " + left.from() + ": " + left.reason() + "\n"));
        return lines.toString();
    }

    /** What plugins of others are told may be anything. */
    private static String settings(Configuration configuration) {
        Map<String, Object> all = new LinkedHashMap<>();
        Shown.of(configuration).forEach(setting -> all.put(setting.name(), setting.value()));
        all.computeIfPresent(
                Keys.PLUGINS.name(), (key, sections) -> sections.equals(Map.of()) ? sections : Shown.HIDDEN);
        return JsonOutput.text(all);
    }

    private static String log(Optional<Path> file) {
        if (file.isEmpty()) {
            return "log_file is not set: the log went to standard error, in a service to the journal\n";
        }
        try (RandomAccessFile log = new RandomAccessFile(file.get().toFile(), "r")) {
            long from = Math.max(0, log.length() - LOG_BYTES);
            log.seek(from);
            byte[] bytes = new byte[(int) Math.min(LOG_BYTES, log.length() - from)];
            int count = Math.max(0, log.read(bytes));
            String text = new String(bytes, 0, count, StandardCharsets.UTF_8);
            return from == 0 ? text : text.substring(text.indexOf('\n') + 1);
        } catch (IOException e) {
            return "the log cannot be read: " + e.getMessage() + "\n";
        }
    }
}
