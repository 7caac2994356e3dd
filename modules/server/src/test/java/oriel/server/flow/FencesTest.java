package oriel.server.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import oriel.rfb.message.Fence;
import oriel.server.flow.Fences.Answer;

/** Fences of the server's, and answers of viewers that are honest and of others. */
class FencesTest {

    private final Fences fences = new Fences();

    @Test
    void askForAnAnswerToAllBeforeThem() {
        Fence fence = fences.next();
        assertEquals(Fence.REQUEST | Fence.BLOCK_BEFORE, fence.flags());
        assertNotEquals(fence.payload(), fences.next().payload());
        assertEquals(2, fences.mark());
    }

    @Test
    void countEachAnswerOnce() {
        Fence first = fences.next();
        Fence second = fences.next();
        fences.answered(first.answer(), 5);
        fences.answered(first.answer(), 6);
        fences.answered(new Fence(0, "00000009"), 7);
        fences.answered(second.answer(), 8);
        assertEquals(List.of(new Answer(1, 5), new Answer(2, 8)), fences.take());
        assertEquals(List.of(), fences.take());
    }

    @Test
    void forgetTheOldestOfVeryMany() {
        List<Fence> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(fences.next());
        }
        all.forEach(fence -> fences.answered(fence, 1));
        List<Answer> heard = fences.take();
        assertEquals(256, heard.size());
        assertEquals(45, heard.get(0).mark());
    }
}
