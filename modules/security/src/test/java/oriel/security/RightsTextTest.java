package oriel.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights as people write them. */
class RightsTextTest {

    @Test
    void readsAWordForEachRightAndOneForAllOfAViewers() {
        assertEquals(Optional.of(Set.of(Right.LOOK)), RightsText.parse("look"));
        assertEquals(Optional.of(Right.FULL), RightsText.parse("Full"));
        assertEquals(Optional.of(EnumSet.allOf(Right.class)), RightsText.parse("full, manage"));
    }

    @Test
    void whoeverMayDoAnythingMayLook() {
        assertEquals(Optional.of(Set.of(Right.LOOK, Right.CLIPBOARD_READ)), RightsText.parse("clipboard-read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "look,", "everything", "clipboard_read", "look input"})
    void whatItDoesNotKnowIsNothing(String text) {
        assertEquals(Optional.empty(), RightsText.parse(text));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(Right right) {
        Set<Right> rights = EnumSet.of(Right.LOOK, right);
        assertEquals(Optional.of(rights), RightsText.parse(RightsText.text(rights)));
    }

    @Test
    void writesInAsFewWordsAsItTakes() {
        assertEquals("full", RightsText.text(Right.FULL));
        assertEquals("full,manage", RightsText.text(EnumSet.allOf(Right.class)));
        assertEquals("look,clipboard-write", RightsText.text(Set.of(Right.CLIPBOARD_WRITE, Right.LOOK)));
        assertEquals(
                "full, look, input, clipboard-read, clipboard-write, resize, exclusive, manage", RightsText.words());
    }
}
