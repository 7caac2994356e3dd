package oriel.launcher.companion;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oriel.capture.ClipboardImage;
import oriel.rfb.message.CompanionMessage;
import oriel.server.event.SessionId;

/**
 * Images on their way between the screen's clipboard and pages, piece by piece. A page asks for the pieces of what was copied
 * on the screen as it can take them; what a page sends is put together here. Thread-safe; its own monitor guards it.
 */
final class ImageExchange {

    /** Most bytes that pages may be about to send, all together: two of the largest images. */
    static final int MOST_COMING = 2 * ClipboardImage.MAX_BYTES;

    /** A page gets so many pieces for one question: with the words that are unread they stay below what ends a session. */
    static final int PIECES = 2;

    private final Map<SessionId, Upload> uploads = new HashMap<>();
    private Optional<ClipboardImage> copied = Optional.empty();
    private Optional<ClipboardImage> pasted = Optional.empty();
    private long number;

    /** What a page has begun to send. */
    private record Upload(int length, ByteArrayOutputStream bytes) {}

    /**
     * An image was copied on the screen.
     *
     * @return its number; empty if a page has put it there
     */
    synchronized Optional<Long> copied(ClipboardImage image) {
        boolean own = pasted.equals(Optional.of(image));
        pasted = Optional.empty();
        copied = Optional.of(image);
        number++;
        return own ? Optional.empty() : Optional.of(number);
    }

    /**
     * The next pieces of what was copied.
     *
     * @param wanted its number
     * @param from the first byte
     * @return none if something else was copied since, or there is no such byte
     */
    synchronized List<CompanionMessage> pieces(Object wanted, Object from) {
        List<CompanionMessage> pieces = new ArrayList<>();
        boolean known = copied.isPresent() && wanted instanceof Number asked && asked.longValue() == number;
        if (known && from instanceof Number first && first.longValue() >= 0) {
            byte[] png = copied.get().png();
            long at = first.longValue();
            while (at < png.length && pieces.size() < PIECES) {
                int end = (int) Math.min(png.length, at + CompanionMessage.MAX_BYTES);
                pieces.add(new CompanionMessage(CompanionMessage.BINARY, Arrays.copyOfRange(png, (int) at, end)));
                at = end;
            }
        }
        return pieces;
    }

    /**
     * A page begins to send an image; what it had begun before is forgotten.
     *
     * @return why it may not, in words for its visitor
     */
    synchronized Optional<String> begin(SessionId page, Object bytes) {
        uploads.remove(page);
        if (!(bytes instanceof Integer length) || length <= 0 || length > ClipboardImage.MAX_BYTES) {
            return Optional.of("The screen’s clipboard takes images of up to 32 MB.");
        }
        long coming = uploads.values().stream().mapToLong(Upload::length).sum();
        if (coming + length > MOST_COMING) {
            return Optional.of("Others are sending images. Try again in a moment.");
        }
        uploads.put(page, new Upload(length, new ByteArrayOutputStream()));
        return Optional.empty();
    }

    /**
     * The next piece of what a page sends; one that it has not announced is left out.
     *
     * @return all of it, once it is there
     */
    synchronized Optional<byte[]> take(SessionId page, byte[] piece) {
        Upload upload = uploads.get(page);
        if (upload == null) {
            return Optional.empty();
        }
        upload.bytes().writeBytes(piece);
        if (upload.bytes().size() < upload.length()) {
            return Optional.empty();
        }
        uploads.remove(page);
        return Optional.of(upload.bytes().toByteArray()).filter(whole -> whole.length == upload.length());
    }

    /** An image of a page is about to be put on the screen's clipboard: others are not told of it. */
    synchronized void pasting(ClipboardImage image) {
        pasted = Optional.of(image);
        copied = Optional.empty();
    }

    /** A page has gone. */
    synchronized void left(SessionId page) {
        uploads.remove(page);
    }
}
