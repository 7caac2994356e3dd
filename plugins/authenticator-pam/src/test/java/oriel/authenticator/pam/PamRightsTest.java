package oriel.authenticator.pam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import oriel.plugin.Options;
import oriel.plugin.PluginException;
import oriel.security.Right;

/** What accounts of the system may do. */
class PamRightsTest {

    private static final Optional<Set<Right>> NONE = Optional.empty();

    private static PamRights rights(Optional<String> owner, String... lines) throws PluginException {
        Options options = new Options("plugins.pam", lines.length == 0 ? Map.of() : Map.of("rights", List.of(lines)));
        return PamRights.of(options, owner, (user, group) -> user.startsWith(group));
    }

    @Test
    void whoeverRunsOrielMayDoEverythingAndNobodyElseComesIn() throws Exception {
        PamRights rights = rights(Optional.of("ada"));
        assertEquals(Optional.of(EnumSet.allOf(Right.class)), rights.of("ada"));
        assertEquals(NONE, rights.of("eve"));
        assertEquals(NONE, rights.of("root"));
    }

    @Test
    void rootSaysWhoComesIn() throws Exception {
        PluginException e = assertThrows(PluginException.class, () -> rights(Optional.empty()));
        assertEquals("root runs Oriel, so the option plugins.pam.rights must say who may come in", e.getMessage());
        assertEquals(
                Optional.of(Right.FULL), rights(Optional.empty(), "ada=full").of("ada"));
    }

    @Test
    void theFirstLineThatFitsCounts() throws Exception {
        PamRights rights = rights(Optional.of("ada"), "staff1=full", " @staff = look,input", "*=look");
        assertEquals(Optional.of(Right.FULL), rights.of("staff1"));
        assertEquals(Optional.of(Set.of(Right.LOOK, Right.INPUT)), rights.of("staff2"));
        assertEquals(Optional.of(Right.VIEW_ONLY), rights.of("eve"));
    }

    @Test
    void whoeverIsNotNamedDoesNotComeInNotEvenTheOwner() throws Exception {
        assertEquals(NONE, rights(Optional.of("ada"), "eve=look").of("ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "=full", "@=full", "ada=all", "ada=", ""})
    void aWrongLineIsAnError(String line) {
        PluginException e = assertThrows(PluginException.class, () -> rights(Optional.of("ada"), line));
        assertEquals("option plugins.pam.rights has a wrong line", e.getMessage());
    }
}
