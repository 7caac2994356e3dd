package oriel.launcher.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import oriel.launcher.CommandRun;
import oriel.launcher.plugins.PluginFolder;
import oriel.launcher.serve.DoorPlugin;
import oriel.transport.tls.CertificateAuthority;
import oriel.transport.tls.PemFile;
import oriel.transport.tls.ServerKey;

/** What people can do with the certificate. */
class CertCommandTest {

    @TempDir
    Path folder;

    private CommandRun run(String... arguments) {
        String[] all = Stream.concat(Stream.of("cert"), Stream.of(arguments)).toArray(String[]::new);
        return CommandRun.of(
                Map.of("ORIEL_STATE_FOLDER", folder.resolve("state").toString()), all);
    }

    private static List<String> heads(CommandRun run) {
        return run.out().lines().map(line -> line.substring(0, 11).strip()).toList();
    }

    @Test
    void showMakesOneAndShowsItAgain() {
        CommandRun first = run("show");
        assertEquals(0, first.code(), first.err());
        assertEquals(
                List.of("certificate", "valid for", "valid until", "SHA-256", "authority", "SHA-256"), heads(first));
        assertTrue(first.out().contains("localhost"), first.out());
        assertEquals(first.out(), run("show").out());
    }

    @Test
    void makeMakesAnotherOfTheSameAuthority() {
        List<String> first = run("show").out().lines().toList();
        List<String> second = run("make").out().lines().toList();
        assertNotEquals(first.get(3), second.get(3));
        assertEquals(first.get(5), second.get(5));
        assertEquals(second, run("show").out().lines().toList());
    }

    @Test
    void showNamesTheKeysThatViewersKnow() throws IOException {
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        PluginFolder.compile(plugins.resolve("door"), "door", DoorPlugin.sources(true));
        Map<String, String> environment = Map.of(
                "ORIEL_STATE_FOLDER", folder.resolve("state").toString(), "ORIEL_PLUGIN_FOLDER", plugins.toString());
        CommandRun without = CommandRun.of(environment, "cert", "show");
        Path secrets = Files.createDirectory(folder.resolve("state/secrets"));
        Path key = Files.writeString(secrets.resolve("door-key"), "1f-10");
        String line = "key          1f-10, as viewers show it that log in by door\n";
        assertEquals(
                without.out() + line, CommandRun.of(environment, "cert", "show").out());
        Files.write(key, new byte[1 << 17]);
        assertEquals(
                without.out() + "key          " + key + " is too large\n",
                CommandRun.of(environment, "cert", "show").out());
    }

    @Test
    void importTakesOneThatIsUsedFromThenOn() throws IOException {
        ServerKey key = CertificateAuthority.make("mine", Instant.now()).self();
        Path certificate = Files.writeString(folder.resolve("chain.pem"), PemFile.text(key.chain()));
        Path secret = Files.writeString(folder.resolve("key.pem"), PemFile.text(key.key()));
        CommandRun imported = run("import", certificate.toString(), secret.toString());
        assertEquals(0, imported.code(), imported.err());
        assertTrue(imported.out().contains(key.fingerprint()), imported.out());
        Files.delete(certificate);
        Files.delete(secret);
        assertEquals(imported.out(), run("show").out());
        CommandRun made = run("make");
        assertTrue(made.out().startsWith("oriel: made "), made.out());
        assertTrue(made.out().contains(key.fingerprint()), made.out());
    }

    @Test
    void importRefusesWhatIsNoCertificate() throws IOException {
        Path words = Files.writeString(folder.resolve("words"), "no more than words");
        CommandRun run = run("import", words.toString(), words.toString());
        assertEquals(66, run.code());
        assertTrue(run.errors().get(0).startsWith("oriel: " + words + " holds no certificate"), run.err());
        CommandRun missing = run("import", folder.resolve("nosuch").toString(), words.toString());
        assertEquals(
                "oriel: the file " + folder.resolve("nosuch") + " is not there",
                missing.errors().get(0));
    }
}
