package oriel.launcher.companion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import oriel.capture.ClipboardImage;
import oriel.rfb.message.CompanionMessage;
import oriel.server.event.SessionId;

/**
 * Images on their way between the screen's clipboard and pages, piece by piece. A page asks for the pieces of what was copied
 * on the screen as it can take them; what a page sends is put together here. Thread-safe; its own monitor guards it.
 */
final class ImageExchange {

    /** Most bytes that pages may be about to send, all together, in any heap: two of the largest images. */
    private static final int MOST_COMING = 2 * ClipboardImage.MAX_BYTES;

    /** And this part of the heap: what grows on its way may take twice as much for a moment. */
    private static final int HEAP_SHARE = 8;

    /** A page gets so many pieces for one question: with the words that are unread they stay below what ends a session. */
    static final int PIECES = 2;

    private final Map<SessionId, Upload> uploads = new HashMap<>();
    private Optional<ClipboardImage> copied = Optional.empty();
    private Optional<ClipboardImage> pasted = Optional.empty();
    private final long mostComing;
    private long number;

    /** What a page has begun to send; it takes memory as it comes, and never more than its page has announced. */
    private static final class Upload {

        private static final int FIRST = 1 << 16;

        private final int length;
        private byte[] bytes;
        private int got;

        Upload(int length) {
            this.length = length;
            this.bytes = new byte[Math.min(FIRST, length)];
        }

        /** False if it is more than was announced. */
        boolean add(byte[] piece) {
            if (piece.length > length - got) {
                return false;
            }
            if (got + piece.length > bytes.length) {
                long larger = Math.max(2L * bytes.length, got + piece.length);
                bytes = Arrays.copyOf(bytes, (int) Math.min(length, larger));
            }
            System.arraycopy(piece, 0, bytes, got, piece.length);
            got += piece.length;
            return true;
        }

        boolean isWhole() {
            return got == length;
        }
    }

    /** Nothing is on its way. */
    ImageExchange() {
        this(Runtime.getRuntime().maxMemory());
    }

    /** @param heapBytes how much memory there is for all */
    ImageExchange(long heapBytes) {
        mostComing = Math.min(MOST_COMING, heapBytes / HEAP_SHARE);
    }

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
        long most = Math.min(ClipboardImage.MAX_BYTES, mostComing);
        if (!(bytes instanceof Integer length) || length <= 0 || length > most) {
            return Optional.of("The screen’s clipboard takes images of up to %s MB.".formatted(most >> 20));
        }
        long coming =
                uploads.values().stream().mapToLong(upload -> upload.length).sum();
        if (coming + length > mostComing) {
            return Optional.of("Others are sending images. Try again in a moment.");
        }
        uploads.put(page, new Upload(length));
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
        boolean fits = upload.add(piece);
        if (fits && !upload.isWhole()) {
            return Optional.empty();
        }
        uploads.remove(page);
        return fits ? Optional.of(upload.bytes) : Optional.empty();
    }

    /**
     * Puts an image of a page on the screen's clipboard: others are not told of it. What was copied before is gone once the screen
     * has taken it, and not if it does not.
     *
     * @param screen takes it, or not; without this lock, since it may wait, and may tell of the image before it returns
     */
    boolean paste(ClipboardImage image, BooleanSupplier screen) {
        Optional<ClipboardImage> before;
        long numberBefore;
        synchronized (this) {
            before = pasted;
            numberBefore = number;
            pasted = Optional.of(image);
        }
        boolean taken = screen.getAsBoolean();
        synchronized (this) {
            if (taken && number == numberBefore) {
                copied = Optional.empty();
            }
            if (!taken && pasted.filter(now -> now == image).isPresent()) {
                pasted = before;
            }
        }
        return taken;
    }

    /** A page has gone. */
    synchronized void left(SessionId page) {
        uploads.remove(page);
    }
}
