package oriel.launcher.companion;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import oriel.capture.ClipboardImage;
import oriel.capture.ImageOutcome;
import oriel.rfb.message.CompanionMessage;
import oriel.security.Right;
import oriel.server.OrielServer;
import oriel.server.event.SessionId;
import oriel.server.event.SessionInfo;

/**
 * Talks with pages about images of the clipboard. Used by threads of sessions and of the screen.
 *
 * @param exchange what is on its way
 * @param facts who may do what
 */
record ImagePages(ImageExchange exchange, PageFacts facts) {

    /** A page is about to send an image. */
    void begin(OrielServer server, SessionInfo session, Map<?, ?> word) {
        Optional<String> obstacle = facts.may(session, Right.CLIPBOARD_WRITE)
                ? exchange.begin(session.id(), word.get("bytes"))
                : PageWords.obstacle(Optional.empty());
        obstacle.ifPresent(text -> server.tell(session.id(), PageWords.refusal(text)));
    }

    /** A page has sent a piece; the last one puts the image on the screen's clipboard. */
    void take(OrielServer server, SessionInfo session, byte[] piece) {
        exchange.take(session.id(), piece).ifPresent(png -> paste(server, session.id(), png));
    }

    private void paste(OrielServer server, SessionId page, byte[] png) {
        Optional<ClipboardImage> image = ClipboardImage.of(png);
        if (image.isEmpty()) {
            server.tell(page, PageWords.refusal("The screen’s clipboard does not take this image."));
            return;
        }
        exchange.paste(image.get(), () -> {
            Optional<ImageOutcome> outcome = server.paste(page, image.get());
            PageWords.obstacle(outcome).ifPresent(text -> server.tell(page, PageWords.refusal(text)));
            return outcome.equals(Optional.of(ImageOutcome.TAKEN));
        });
    }

    /** A page asks for pieces of what was copied. */
    void tell(OrielServer server, SessionInfo session, Map<?, ?> word) {
        if (facts.may(session, Right.CLIPBOARD_READ)) {
            exchange.pieces(word.get("image"), word.get("from")).forEach(piece -> server.tell(session.id(), piece));
        }
    }

    /** An image was copied: pages whose visitors may read the clipboard are told, and ask for it. */
    void copied(OrielServer server, ClipboardImage image, long number, Predicate<SessionId> isPage) {
        CompanionMessage news = PageWords.imageCopied(number, image.png().length);
        facts.readers(server, isPage).forEach(page -> server.tell(page, news));
    }
}
