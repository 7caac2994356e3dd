package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.client.Viewer;
import oriel.it.Distribution;
import oriel.rfb.Encodings;
import oriel.testkit.Parts;

/** The unpacked product measures its encoders and a server of its own: that it does, not how fast it is. */
@Timeout(120)
class DistributionBenchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String... arguments) throws Exception {
        Distribution.Ended ended = Distribution.run(arguments);
        assertEquals(0, ended.code(), () -> String.join("\n", ended.err()));
        return JSON.readTree(String.join("\n", ended.out()));
    }

    @Test
    void measuresEveryEncoder() throws Exception {
        JsonNode report = json("bench", "encoders", "--seconds", "0", "--size", "320x200", "--scenes", "web", "--json");
        Set<String> measured = new HashSet<>();
        report.get("results").forEach(result -> {
            measured.add(result.get("encoding").asText());
            assertTrue(result.get("sized").get("bytes").asLong() > 0, result::toString);
        });
        Set<String> encoders = Parts.encoders().stream()
                .map(encoder -> encoder.provider().name())
                .collect(Collectors.toSet());
        assertEquals(encoders, measured, () -> "left out: " + report.get("left_out"));
    }

    @Test
    void findsTheSameSizesAgain() throws Exception {
        String[] arguments = {
            "bench", "encoders", "--seconds", "0", "--size", "320x200", "--encodings", "zrle", "--json"
        };
        JsonNode once = json(arguments).get("results");
        JsonNode again = json(arguments).get("results");
        assertEquals(once.size(), again.size());
        for (int i = 0; i < once.size(); i++) {
            assertEquals(once.get(i).get("bytes_per_pixel"), again.get(i).get("bytes_per_pixel"));
        }
    }

    @Test
    void measuresAnOrielOfItsOwnOverALine() throws Exception {
        JsonNode report = json(
                "bench",
                "line",
                "--scene",
                "typing",
                "--keys",
                "20",
                "--size",
                "640x400",
                "--delay",
                "20ms",
                "--seconds",
                "2",
                "--json");
        JsonNode result = report.get("results").get(0);
        assertEquals("oriel", result.get("server").asText());
        assertTrue(result.get("frames").asInt() > 0 && result.get("bytes").asInt() > 0, result::toString);
        assertTrue(result.get("age_p50_millis").asDouble() >= 10, result::toString);
        assertTrue(
                result.get("keys").asInt() > 0 && result.get("key_p50_millis").asDouble() >= 20, result::toString);
    }

    @Test
    void measuresALiveServerWithEveryEncoding() throws Exception {
        try (Distribution server =
                Distribution.start(Map.of(), "serve", "--no-auth", "--port", "0", "--capture", "demo")) {
            JsonNode report = json("bench", "live", "127.0.0.1:" + server.port(), "--seconds", "0.4", "--json");
            Set<String> wanted = Viewer.ENCODINGS.stream()
                    .filter(number -> number != Encodings.COPY_RECT)
                    .map(Encodings::name)
                    .collect(Collectors.toSet());
            for (JsonNode result : report.get("results")) {
                String name = result.get("encoding").asText();
                assertTrue(wanted.remove(name), name);
                // The demo shows no photograph, and nothing else is sent as JPEG.
                String sent = name.equals("jpeg") ? "raw" : name;
                assertTrue(result.get("rectangles").has(sent), result::toString);
                assertTrue(result.get("whole").get("updates").asInt() > 0, result::toString);
                assertTrue(result.get("whole").get("p50_millis").asDouble() > 0, result::toString);
            }
            assertEquals(Set.of(), wanted);
        }
    }
}
