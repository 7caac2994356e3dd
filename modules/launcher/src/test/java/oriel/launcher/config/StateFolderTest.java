package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Oriel keeps what it makes: the service's folder before the user's. */
class StateFolderTest {

    @ParameterizedTest
    @CsvSource({
        "STATE_DIRECTORY=/var/lib/oriel:/var/lib/more XDG_STATE_HOME=/x HOME=/home/u, /var/lib/oriel",
        "XDG_STATE_HOME=/x HOME=/home/u, /x/oriel",
        "XDG_STATE_HOME= HOME=/home/u, /home/u/.local/state/oriel",
        "LOCALAPPDATA=/c/AppData, /c/AppData/oriel"
    })
    void isSaidByTheEnvironment(String variables, Path folder) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ")) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], parts[1]);
        }
        assertEquals(folder, StateFolder.of(environment));
    }
}
