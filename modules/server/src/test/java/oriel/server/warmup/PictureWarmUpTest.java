package oriel.server.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import oriel.rfb.Rect;
import oriel.server.screen.Motion;
import oriel.server.screen.SharedFramebuffer;

/** Changes of all kinds are captured, and it ends. */
@Timeout(60)
class PictureWarmUpTest {

    private static final Rect PAGE = PictureWarmUp.PAGE;
    private static final int LINE = 13;

    private final SharedFramebuffer picture = new SharedFramebuffer(PictureWarmUp.WIDTH, PictureWarmUp.HEIGHT);

    @Test
    void capturesNothingMoreOnceSomebodyHasCome() {
        AtomicInteger asked = new AtomicInteger();
        new PictureWarmUp(picture).run(() -> asked.incrementAndGet() <= 10);
        assertEquals(11, picture.version(), "the first picture, then a change each time that it is wanted still");
    }

    @Test
    void endsByItselfAfterHundredsOfChanges() {
        AtomicInteger asked = new AtomicInteger();
        new PictureWarmUp(picture).run(() -> asked.incrementAndGet() < 10_000);
        assertTrue(picture.version() > 200 && asked.get() < 1000, picture.version() + " changes");
    }

    @Test
    void aPageThatScrollsIsFoundToMove() {
        Set<Motion> found = new HashSet<>();
        new PictureWarmUp(picture).run(() -> {
            picture.moves().forEach(move -> found.add(move.motion()));
            return true;
        });
        assertTrue(
                found.contains(
                        new Motion(Rect.between(PAGE.x(), PAGE.y(), PAGE.right(), PAGE.bottom() - LINE), 0, -LINE)),
                found.toString());
        assertTrue(found.stream().allMatch(motion -> motion.right() == 0 && motion.down() == -LINE), found.toString());
    }

    /** A letter is typed into the page, or the film goes on; neither touches anything else. */
    @Test
    void lettersAndAFilmChangeWhereTheyAre() {
        List<int[]> seen = new ArrayList<>();
        AtomicInteger letters = new AtomicInteger();
        Set<Integer> columns = new HashSet<>();
        Set<Integer> lines = new HashSet<>();
        AtomicInteger films = new AtomicInteger();
        AtomicInteger scrolls = new AtomicInteger();
        new PictureWarmUp(picture).run(() -> {
            int[] now = picture.picture().pixels().clone();
            if (!seen.isEmpty()) {
                Rect changed = changed(seen.remove(0), now);
                if (changed.width() <= 6 && changed.height() <= 13) {
                    letters.addAndGet(1);
                    columns.add(changed.x());
                    lines.add(changed.y());
                }
                films.addAndGet(changed.equals(PictureWarmUp.FILM) ? 1 : 0);
                scrolls.addAndGet(changed.equals(PAGE) ? 1 : 0);
            }
            seen.add(now);
            return true;
        });
        assertEquals(List.of(150, 75), List.of(letters.get() + 1, films.get()));
        assertTrue(columns.size() > 20 && lines.size() > 10, "letters in columns " + columns + " of lines " + lines);
        assertTrue(scrolls.get() > 70, scrolls + " times the page");
    }

    /** The smallest rectangle around what differs. */
    private static Rect changed(int[] before, int[] now) {
        Rect all = Rect.EMPTY;
        for (int i = 0; i < now.length; i++) {
            if (before[i] != now[i]) {
                all = all.union(new Rect(i % PictureWarmUp.WIDTH, i / PictureWarmUp.WIDTH, 1, 1));
            }
        }
        return all;
    }
}
