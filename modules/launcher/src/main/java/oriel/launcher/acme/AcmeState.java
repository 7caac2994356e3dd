package oriel.launcher.acme;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import oriel.launcher.cli.PrivateFile;
import oriel.launcher.cli.StartException;

/**
 * What is remembered of ACME between runs, and what {@code oriel doctor} reads.
 *
 * @param issuer address of the server that gave the certificate; empty if none did
 * @param failures how many tries have failed since the last that did not
 * @param next before which there is no other try
 * @param reason why the last try failed; empty if it did not
 */
record AcmeState(String issuer, int failures, Instant next, Optional<String> reason) {

    /** Nothing was tried. */
    static final AcmeState NOTHING = new AcmeState("", 0, Instant.EPOCH, Optional.empty());

    /** What a file says; nothing if it is not there or makes no sense, for it is written anew after the next try. */
    static AcmeState read(Path file) {
        if (!Files.exists(file)) {
            return NOTHING;
        }
        Properties values = new Properties();
        try {
            values.load(new StringReader(Files.readString(file)));
            return new AcmeState(
                    values.getProperty("issuer", ""),
                    Math.max(0, Integer.parseInt(values.getProperty("failures", "0"))),
                    Instant.parse(values.getProperty("next", "" + Instant.EPOCH)),
                    Optional.ofNullable(values.getProperty("reason")));
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            return NOTHING;
        }
    }

    /** Keeps it. */
    void write(Path file) throws IOException {
        Properties values = new Properties();
        values.setProperty("issuer", issuer);
        values.setProperty("failures", "" + failures);
        values.setProperty("next", "" + next);
        reason.ifPresent(text -> values.setProperty("reason", text));
        StringWriter text = new StringWriter();
        values.store(text, null);
        try {
            PrivateFile.createFolder(file.toAbsolutePath().getParent());
            PrivateFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (StartException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
