package oriel.launcher.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How the person at the desk is asked. */
class AskBeforeConnectKeyTest {

    private final ValueType<List<String>> type = Keys.ASK_BEFORE_CONNECT.type();

    @Test
    void isOrielsDialogOrWordsOfACommand() {
        assertEquals(Optional.of(Keys.OWN_DIALOG), type.fromJson("Dialog"));
        assertEquals(Optional.of(Keys.OWN_DIALOG), type.fromText(" Dialog"));
        assertEquals(Optional.of(Keys.OWN_DIALOG), type.fromJson(Keys.OWN_DIALOG), "as it is shown");
        List<String> words = List.of("ask", "{user}");
        assertEquals(Optional.of(words), type.fromJson(words));
        assertEquals(Optional.of(words), type.fromText("ask, {user}"));
        assertEquals(Optional.empty(), type.fromJson("xmessage"), "a command is a list");
    }
}
