package oriel.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import oriel.rfb.Framebuffer;
import oriel.rfb.Rect;

/** Scenes are what their names say: the same again for the same seed, and honest about what changes. */
class SceneTest {

    private static Framebuffer copy(Framebuffer picture) {
        return new Framebuffer(
                picture.width(), picture.height(), picture.pixels().clone());
    }

    @ParameterizedTest
    @EnumSource
    void looksTheSameInALanguageWithOtherDigits(SceneKind kind) {
        Framebuffer usual = kind.open(401, 303, 5).picture();
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale("ar", "EG"));
            assertTrue(usual.sameAs(kind.open(401, 303, 5).picture()));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameForTheSameSeed(SceneKind kind) {
        Scene one = kind.open(401, 303, 5);
        Scene other = kind.open(401, 303, 5);
        Scene another = kind.open(401, 303, 6);
        for (int frame = 0; frame < 20; frame++) {
            assertArrayEquals(one.picture().pixels(), other.picture().pixels(), "frame " + frame);
            assertFalse(one.picture().sameAs(another.picture()), "another seed gives the same frame " + frame);
            assertEquals(one.next(), other.next());
            another.next();
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesAllThatChanges(SceneKind kind) {
        Scene scene = kind.open(SceneKind.MIN_WIDTH, SceneKind.MIN_HEIGHT, 9);
        int changed = 0;
        for (int frame = 0; frame < 300; frame++) {
            Framebuffer before = copy(scene.picture());
            List<Rect> areas = scene.next();
            changed += before.sameAs(scene.picture()) ? 0 : 1;
            assertFalse(areas.isEmpty());
            for (Rect area : areas) {
                assertTrue(!area.isEmpty() && scene.picture().bounds().contains(area), area.toString());
                before.copyFrom(scene.picture(), area);
            }
            assertTrue(before.sameAs(scene.picture()), "frame " + frame + " changes more than " + areas);
        }
        assertTrue(kind == SceneKind.DESKTOP ? changed == 0 : changed > 250, changed + " frames of 300 change");
    }

    @Test
    void writesEverySign() {
        Framebuffer picture = new Framebuffer(Brush.CELL_WIDTH, Brush.CELL_HEIGHT);
        for (char sign = '!'; sign <= '~'; sign++) {
            new Brush(picture).text(0, 0, String.valueOf(sign), new Brush.Ink(0xffffff, 0, false));
            assertTrue(Arrays.stream(picture.pixels()).anyMatch(pixel -> pixel != 0), "no ink for " + sign);
        }
    }

    @Test
    void isFoundByItsName() {
        assertEquals(Optional.of(SceneKind.WEB), SceneKind.named("Web"));
        assertEquals(Optional.empty(), SceneKind.named("theatre"));
        assertEquals(SceneKind.values().length, SceneKind.words().size());
    }

    @Test
    void refusesToBeTooSmall() {
        assertThrows(IllegalArgumentException.class, () -> SceneKind.WEB.open(319, 200, 1));
    }
}
