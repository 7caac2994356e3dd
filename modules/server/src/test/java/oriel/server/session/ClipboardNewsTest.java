package oriel.server.session;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Which texts of viewers are news to the others. */
class ClipboardNewsTest {

    private final ClipboardNews news = new ClipboardNews();

    @Test
    void aTextIsNewsOnce() {
        assertTrue(news.given("a"));
        assertFalse(news.given("a"));
        assertTrue(news.given("b"));
        assertTrue(news.given("a"), "another one has been there meanwhile");
    }

    @Test
    void whatTheScreenHasIsNoNews() {
        news.onScreen("a");
        assertFalse(news.given("a"));
        assertTrue(news.given("aa"));
    }

    /** A viewer without Extended Clipboard gives back what reached it: Latin-1, lines that end with LF. */
    @Test
    void whatComesBackInLatin1IsNoNews() {
        news.onScreen("3 \u20ac\r\n\u00e4");
        assertFalse(news.given("3 ?\n\u00e4"));
        assertTrue(news.given("4 ?\n\u00e4"));
    }

    @Test
    void whatDoesNotComeBackFromTheLastTextIsNews() {
        assertTrue(news.given("3 ?"));
        assertTrue(news.given("3 \u20ac"), "more than the Latin-1 of it was there");
        assertFalse(news.given("3 ?"));
    }
}
