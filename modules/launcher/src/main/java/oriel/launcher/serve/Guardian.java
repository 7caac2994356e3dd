package oriel.launcher.serve;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oriel.launcher.cli.ExternalPrograms;

/**
 * A small process that outlives this one, however this one ends, and then ends what it has started: it reads what there is
 * to be ended from a pipe, whose end is the end of Oriel. Without a shell there is none, and a kill leaves things behind.
 */
final class Guardian implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Guardian.class);

    /** Asks politely, waits 2 s at most, ends with force; removes a folder with the files in it. */
    private static final String SCRIPT = """
            groups=
            folder=
            while IFS= read -r line; do
                case $line in
                    "group "*) groups="$groups ${line#group }" ;;
                    "folder "*) folder=${line#folder } ;;
                    done) exit 0 ;;
                esac
            done
            for group in $groups; do kill -s TERM -- "-$group"; done
            waited=0
            for group in $groups; do
                while kill -s 0 -- "-$group" && [ $waited -lt 20 ]; do
                    sleep 0.1
                    waited=$((waited + 1))
                done
                kill -s KILL -- "-$group"
            done
            if [ -n "$folder" ]; then
                rm -f -- "$folder"/*
                rmdir -- "$folder"
            fi
            """;

    private final Optional<Process> process;
    private final Writer orders;

    private Guardian(Optional<Process> process, Writer orders) {
        this.process = process;
        this.orders = orders;
    }

    static Guardian start(Map<String, String> environment) {
        try {
            Process process = ExternalPrograms.builder(List.of("sh", "-c", SCRIPT), environment)
                    .directory(Path.of("/").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Writer orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
            return new Guardian(Optional.of(process), orders);
        } catch (IOException e) {
            LOG.debug("nobody ends what a kill would leave", e);
            return new Guardian(Optional.empty(), Writer.nullWriter());
        }
    }

    /** A process group to be ended. */
    void group(long leader) {
        say("group " + leader);
    }

    /** A folder to be removed, with the files in it. */
    void folder(Path folder) {
        say("folder " + folder.toAbsolutePath());
    }

    private void say(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            LOG.debug("nobody ends what a kill would leave", e);
        }
    }

    /** All is ended already. */
    @Override
    public void close() {
        say("done");
        process.ifPresent(ExternalPrograms::end);
    }
}
