package oriel.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options are typed, ranged, and never silently ignored. */
class OptionsTest {

    private final Options options = new Options(
            "plugins.x", Map.of("text", "a", "flag", true, "whole", 7, "part", 0.5, "list", List.of("b", "c")));

    @Test
    void readsEveryType() throws PluginException {
        assertEquals("a", options.text("text", "z"));
        assertEquals(true, options.flag("flag", false));
        assertEquals(7, options.integer("whole", 1, 0, 10));
        assertEquals(0.5, options.number("part", 1, 0, 1));
        assertEquals(List.of("b", "c"), options.texts("list"));
        options.rejectUnread();
    }

    @Test
    void fallsBackToTheDefault() throws PluginException {
        assertEquals("z", options.text("none", "z"));
        assertEquals(3, options.integer("none", 3, 0, 10));
        assertEquals(List.of(), options.texts("none"));
    }

    @Test
    void refusesAWrongTypeOrRange() {
        assertThrows(PluginException.class, () -> options.integer("text", 1, 0, 10));
        assertThrows(PluginException.class, () -> options.integer("whole", 1, 0, 6));
        assertThrows(PluginException.class, () -> options.integer("part", 1, 0, 6));
        assertThrows(PluginException.class, () -> options.number("part", 1, 1, 2));
        assertThrows(PluginException.class, () -> options.texts("text"));
    }

    @Test
    void namesAKeyThatNobodyKnows() throws PluginException {
        options.text("text");
        options.flag("flag", false);
        PluginException unknown = assertThrows(PluginException.class, options::rejectUnread);
        assertEquals("unknown option plugins.x.list", unknown.getMessage());
        assertEquals("one of flag, text", unknown.remedy());
    }

    @Test
    void prefersTheSectionToAnOffer() throws PluginException {
        options.offer("text", "offered").offer("other", "offered");
        assertEquals("a", options.text("text", "z"));
        assertEquals("offered", options.text("other", "z"));
    }
}
