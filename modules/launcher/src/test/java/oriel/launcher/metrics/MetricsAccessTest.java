package oriel.launcher.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.launcher.config.ConfigException;
import oriel.launcher.config.Configuration;
import oriel.launcher.config.Given;
import oriel.transport.HttpQuestion;

/** Who may read how the server is. */
class MetricsAccessTest {

    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path folder;

    private Configuration configuration(String json) throws Exception {
        Files.writeString(folder.resolve("token"), TOKEN + "\nnot this\n");
        return Given.json(folder, json);
    }

    private static HttpQuestion question(String from, String authorization) throws Exception {
        return new HttpQuestion(
                "/metrics",
                from == null ? Optional.empty() : Optional.of(InetAddress.getByName(from)),
                Optional.empty(),
                Optional.ofNullable(authorization));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    {}, 127.0.0.1, -, true
                    {}, 127.3.2.1, -, true
                    {}, ::1, -, true
                    {}, 192.0.2.1, -, false
                    {}, ::2, -, false
                    {}, -, -, false
                    {}, 192.0.2.1, Bearer 0123456789abcdef, false
                    {}, 192.0.2.1, Bearer, false
                    {"metrics_access": []}, 127.0.0.1, -, false
                    {"metrics_access": ["192.0.2.0/24"]}, 192.0.2.1, -, true
                    {"metrics_access": ["192.0.2.0/24"]}, 127.0.0.1, -, false
                    {"metrics_token_file": "token"}, 192.0.2.1, Bearer 0123456789abcdef, true
                    {"metrics_token_file": "token"}, -, bearer  0123456789abcdef, true
                    {"metrics_token_file": "token"}, 192.0.2.1, Bearer 0123456789abcdeg, false
                    {"metrics_token_file": "token"}, 192.0.2.1, Bearer 0123456789abcde, false
                    {"metrics_token_file": "token"}, 192.0.2.1, Basic 0123456789abcdef, false
                    {"metrics_token_file": "token"}, 192.0.2.1, 0123456789abcdef, false
                    {"metrics_token_file": "token"}, 127.0.0.1, Bearer wrong, true
                    """)
    void goesByAddressOrToken(String json, String from, String authorization, boolean welcome) throws Exception {
        MetricsAccess access = MetricsAccess.of(configuration(json));
        assertEquals(welcome, access.welcomes(question(from, authorization)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with blanks in it, and long", "not-of-ASCII-größer"})
    void refusesATokenThatIsNone(String line) throws Exception {
        Configuration configuration = configuration("{\"metrics_token_file\": \"token\"}");
        Files.writeString(folder.resolve("token"), line);
        ConfigException refused = assertThrows(ConfigException.class, () -> MetricsAccess.of(configuration));
        assertTrue(refused.getMessage().contains("is no token"), refused.getMessage());
        assertFalse(refused.getMessage().contains(line), refused.getMessage());
    }

    @Test
    void tellsNobodyTheToken() throws Exception {
        MetricsAccess access = MetricsAccess.of(configuration("{\"metrics_token_file\": \"token\"}"));
        assertFalse(access.toString().contains(TOKEN), access.toString());
    }
}
