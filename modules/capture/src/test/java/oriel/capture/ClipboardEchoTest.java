package oriel.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts of others are told, ours are not as long as no other one was there. */
class ClipboardEchoTest {

    private final List<String> told = new ArrayList<>();
    private final ClipboardEcho echo = new ClipboardEcho(told::add);

    @Test
    void tellsWhatOthersPutThereAsOftenAsTheyDo() {
        echo.found("theirs");
        echo.found("theirs");
        assertEquals(List.of("theirs", "theirs"), told);
    }

    @Test
    void doesNotTellWhatWePutThereHoweverOftenItIsGivenBack() {
        echo.giving("ours");
        echo.found("ours");
        echo.found("ours");
        assertEquals(List.of(), told);
    }

    @Test
    void tellsOursOnceAnotherOneWasThere() {
        echo.giving("ours");
        echo.found("theirs");
        echo.found("ours");
        assertEquals(List.of("theirs", "ours"), told);
    }
}
