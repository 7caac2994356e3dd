package oriel.server.update;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import oriel.capture.LedState;
import oriel.rfb.Encodings;
import oriel.rfb.Rect;
import oriel.rfb.WireBuffer;
import oriel.server.screen.CursorState;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.Outbox.Turn;

/**
 * What goes with the pixels of one viewer's updates in the form of rectangles: the cursor, its place, the keyboard's locks,
 * the desktop's name, and that the server understands an extension. Used by the writer thread alone.
 */
final class SideRects {

    /** A viewer that moves the pointer is not told where it is: what the screen says then is late. */
    private static final long POINTING_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private static final int SCROLL = 1;
    private static final int NUM = 2;
    private static final int CAPS = 4;

    /** Extensions that a viewer uses once it is told, by an empty rectangle, that the server understands them. */
    private static final List<Integer> AGREED = List.of(Encodings.QEMU_EXTENDED_KEY, Encodings.EXTENDED_MOUSE_BUTTONS);

    private final Outbox outbox;
    private final ScreenFeed feed;
    private final CursorUpdates cursors;
    private final Set<Integer> agreed = new HashSet<>();

    private long list = ViewerProfile.INITIAL.listSerial();
    private List<Integer> toAgree = List.of();
    private boolean listsPlace;
    private boolean listsName;
    private Optional<Integer> lockEncoding = Optional.empty();

    private Optional<LedState> sentLocks = Optional.empty();
    private Optional<String> sentName = Optional.empty();
    private Optional<Place> knownPlace = Optional.empty();
    private long seenPointing;
    private OptionalLong placeDue = OptionalLong.empty();

    SideRects(Outbox outbox, ScreenFeed feed, boolean sendCursor) {
        this.outbox = outbox;
        this.feed = feed;
        this.cursors = new CursorUpdates(sendCursor);
    }

    /** A pixel of the picture. */
    record Place(int x, int y) {}

    /**
     * What is due at one moment.
     *
     * @param shape the cursor whose shape is due
     * @param place where the pointer is
     * @param locks which locks are on
     * @param name the desktop's name
     * @param agreements extensions that the server understands
     */
    record Sides(
            Optional<CursorState> shape,
            Optional<Place> place,
            Optional<LedState> locks,
            Optional<String> name,
            List<Integer> agreements) {

        /** Nothing. */
        static final Sides NONE =
                new Sides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

        boolean isEmpty() {
            return equals(NONE);
        }
    }

    /** What is due. */
    Sides due(Turn turn, CursorState cursor, Rect bounds) {
        ViewerProfile profile = turn.profile();
        if (profile.listSerial() != list) {
            list = profile.listSerial();
            relist(profile);
        }
        Optional<CursorState> shape = cursors.isShapeDue(profile, cursor) ? Optional.of(cursor) : Optional.empty();
        Optional<Place> place = listsPlace ? place(profile, cursor, bounds) : Optional.empty();
        Optional<LedState> locks = lockEncoding.isPresent()
                ? feed.locks().filter(now -> !sentLocks.equals(Optional.of(now)))
                : Optional.empty();
        Optional<String> name = listsName && !turn.name().equals(sentName) ? turn.name() : Optional.empty();
        return new Sides(shape, place, locks, name, toAgree);
    }

    private void relist(ViewerProfile profile) {
        agreed.removeIf(encoding -> !profile.lists(encoding));
        toAgree = AGREED.stream()
                .filter(encoding -> profile.lists(encoding) && !agreed.contains(encoding))
                .toList();
        listsName = profile.lists(Encodings.DESKTOP_NAME);
        listsPlace = profile.lists(Encodings.POINTER_POS);
        if (!listsPlace) {
            knownPlace = Optional.empty();
            placeDue = OptionalLong.empty();
        }
        Optional<Integer> before = lockEncoding;
        lockEncoding = List.of(Encodings.QEMU_LED_STATE, Encodings.VMWARE_LED_STATE).stream()
                .filter(profile::lists)
                .findFirst();
        if (!lockEncoding.equals(before)) {
            sentLocks = Optional.empty();
        }
    }

    /** Where the pointer is, if something else than the viewer has brought it there. */
    private Optional<Place> place(ViewerProfile profile, CursorState cursor, Rect bounds) {
        placeDue = OptionalLong.empty();
        if (!cursors.viewerDraws(profile)) {
            return Optional.empty();
        }
        Place now = new Place(cursor.x(), cursor.y());
        PointerPlace own = outbox.lastPointed();
        if (own.nanos() != seenPointing) {
            seenPointing = own.nanos();
            knownPlace = Optional.of(
                    new Place(Math.min(own.x(), bounds.width() - 1), Math.min(own.y(), bounds.height() - 1)));
        }
        if (knownPlace.isEmpty()) {
            knownPlace = Optional.of(now);
        }
        if (knownPlace.get().equals(now)) {
            return Optional.empty();
        }
        long quiet = seenPointing + POINTING_NANOS;
        if (own != PointerPlace.NEVER && System.nanoTime() < quiet) {
            placeDue = OptionalLong.of(quiet);
            return Optional.empty();
        }
        boolean inside = bounds.contains(new Rect(now.x(), now.y(), 1, 1));
        return inside ? Optional.of(now) : Optional.empty();
    }

    /** When something becomes due by itself, by {@link System#nanoTime}. */
    OptionalLong dueNanos() {
        return placeDue;
    }

    /** The cursor to draw into the next picture; see {@link CursorUpdates#toDraw}. */
    CursorState toDraw(ViewerProfile profile, CursorState cursor, ViewerState state) {
        return cursors.toDraw(profile, cursor, state);
    }

    /** Appends what is due; returns the number of rectangles. */
    int write(ViewerProfile profile, Sides sides, WireBuffer out) {
        int count = 0;
        for (int encoding : sides.agreements()) {
            RectWriter.header(Rect.EMPTY, encoding, out);
            agree(encoding);
            count++;
        }
        if (sides.name().isPresent()) {
            writeName(sides.name().get(), out);
            count++;
        }
        if (sides.locks().isPresent()) {
            writeLocks(sides.locks().get(), out);
            count++;
        }
        if (sides.shape().isPresent()) {
            cursors.writeShape(profile, sides.shape().get(), out);
            count++;
        }
        if (sides.place().isPresent()) {
            Place place = sides.place().get();
            RectWriter.header(new Rect(place.x(), place.y(), 0, 0), Encodings.POINTER_POS, out);
            knownPlace = sides.place();
            count++;
        }
        return count;
    }

    private void agree(int encoding) {
        agreed.add(encoding);
        toAgree = List.of();
        if (encoding == Encodings.EXTENDED_MOUSE_BUTTONS) {
            outbox.allowManyButtons();
        }
    }

    private void writeName(String name, WireBuffer out) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        RectWriter.header(Rect.EMPTY, Encodings.DESKTOP_NAME, out);
        out.s32(utf8.length).put(utf8);
        sentName = Optional.of(name);
    }

    private void writeLocks(LedState locks, WireBuffer out) {
        int bits = (locks.scroll() ? SCROLL : 0) | (locks.num() ? NUM : 0) | (locks.caps() ? CAPS : 0);
        int encoding = lockEncoding.orElseThrow();
        RectWriter.header(Rect.EMPTY, encoding, out);
        if (encoding == Encodings.QEMU_LED_STATE) {
            out.u8(bits);
        } else {
            out.s32(bits);
        }
        sentLocks = Optional.of(locks);
    }
}
