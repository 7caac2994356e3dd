package oriel.security.vencrypt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.rfb.WireReader;
import oriel.security.Authenticator;
import oriel.security.SecurityTools;
import oriel.testkit.MemoryPipe;
import oriel.transport.tls.TlsConnection;

/** The JDK decides once for a process whether TLS may go without certificates, so each case has a process of its own. */
@Timeout(60)
class AnonymousTlsTest {

    /** Tells what comes of the option; {@code late} as an argument: after TLS has been used. */
    public static final class Trial {

        private Trial() {}

        public static void main(String[] when) throws Exception {
            if (List.of(when).contains("late")) {
                SSLContext.getDefault().createSSLEngine();
            }
            Options options = new Options("plugins.vencrypt", Map.of("anonymous", true));
            try {
                new VencryptProvider().create(options, new SecurityTools(Authenticator.EVERYBODY));
                System.out.println(spoken());
            } catch (PluginException e) {
                System.out.println(e.getMessage().substring(0, "Java has used TLS".length()));
            }
        }

        /** Shakes hands, and says what protects what is said then. */
        private static String spoken() throws Exception {
            SSLContext context = AnonymousTls.context();
            SSLEngine viewer = AnonymousTls.server(context);
            viewer.setUseClientMode(true);
            MemoryPipe pipe = new MemoryPipe(1 << 16);
            CompletableFuture<TlsConnection> server = CompletableFuture.supplyAsync(() -> {
                try {
                    return TlsConnection.negotiate(pipe.server(), AnonymousTls.server(context));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            TlsConnection inside = TlsConnection.negotiate(pipe.viewer(), viewer);
            server.get().write(ByteBuffer.wrap(new byte[] {7}));
            return new WireReader(inside).u8() + " " + viewer.getSession().getCipherSuite();
        }
    }

    private static String trial(String... when) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = Optional.ofNullable(System.getProperty("jdk.module.path"))
                .map(modules -> modules + File.pathSeparator)
                .orElse("");
        List<String> command = new ArrayList<>(
                List.of(java, "-cp", path + System.getProperty("java.class.path"), Trial.class.getName()));
        command.addAll(List.of(when));
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> said);
        return said.strip();
    }

    @Test
    void isAllowedBeforeTlsIsUsed() throws Exception {
        assertEquals("7 TLS_DH_anon_WITH_AES_256_GCM_SHA384", trial());
    }

    @Test
    void isRefusedAfterwards() throws Exception {
        assertEquals("Java has used TLS", trial("late"));
    }
}
