package oriel.launcher.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Pages for who certifies. */
class AcmeChallengesTest {

    private static final String PATH = "/.well-known/acme-challenge/token-1";

    @Test
    void aPageIsThereWhileItIsAskedFor() throws Exception {
        AcmeChallenges challenges = new AcmeChallenges();
        assertEquals(Optional.empty(), challenges.find(PATH));
        challenges.put("token-1", "token-1.thumb");
        try (InputStream in = Channels.newInputStream(
                challenges.find(PATH).orElseThrow().body().open())) {
            assertEquals("token-1.thumb", new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
        assertEquals(Optional.empty(), challenges.find(PATH + "/"));
        assertEquals(Optional.empty(), challenges.find("/token-1"));
        challenges.remove("token-1");
        assertEquals(Optional.empty(), challenges.find(PATH));
    }
}
