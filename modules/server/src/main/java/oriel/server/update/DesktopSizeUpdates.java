package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.WireBuffer;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.rfb.message.FramebufferUpdate;
import oriel.server.screen.ScreenFeed;
import oriel.server.update.WriterInput.Turn;

/**
 * What one viewer is told of size and monitors, by ExtendedDesktopSize (-308) or else by DesktopSize (-223), in updates
 * without pixels: rfbproto. Used by the writer thread alone.
 */
final class DesktopSizeUpdates {

    private final WriterInput input;
    private final ScreenFeed feed;
    private Optional<List<MonitorArea>> told = Optional.empty();
    private Optional<ScreenLayout> expected = Optional.empty();
    private boolean asked;
    private boolean bare;
    private boolean last;

    DesktopSizeUpdates(WriterInput input, ScreenFeed feed) {
        this.input = input;
        this.feed = feed;
    }

    /** Why a rectangle is sent, and how it went. */
    private record Reason(int reason, int status) {}

    /**
     * An update about the size.
     *
     * @param size of the picture
     * @param changes true if the viewer has another size
     * @param monitors empty for a viewer that lists DesktopSize alone
     * @param reasons one rectangle each
     */
    record Update(Rect size, boolean changes, List<MonitorArea> monitors, List<Reason> reasons) {}

    /**
     * Takes note of requests: one from scratch is answered with the monitors first, unless that was the last answer: a
     * viewer that always asks from scratch shall see pixels too. What came of SetDesktopSize is
     * told with the picture of the new size, which comes with the next capture. Called without a lock that the screen may
     * need.
     */
    void note(Turn turn) {
        expected = turn.sizeAnswers().isEmpty() ? Optional.empty() : Optional.of(feed.layout());
        if (turn.params().lists(Encodings.EXTENDED_DESKTOP_SIZE)) {
            asked |= turn.bare() || !turn.fresh().isEmpty() && !last;
            bare |= turn.bare();
            return;
        }
        told = Optional.empty();
        asked = false;
        bare = false;
        if (!turn.sizeAnswers().isEmpty()) {
            input.pending().answered(turn.sizeAnswers().size());
        }
    }

    /** True if the viewer waits for an update that holds no pixels. */
    boolean isAskedAlone() {
        return bare;
    }

    private boolean isUnderWay(Turn turn, ScreenLayout pictured) {
        return input.pending().isSizeAskedSince(turn.sizeAnswers())
                || expected.filter(layout -> !layout.equals(pictured)).isPresent();
    }

    /**
     * True if the picture has another size than the viewer, but what the viewer itself has asked for is not done: then
     * nothing is sent, so that its request is still there for the answer.
     */
    boolean isHeld(Turn turn, Rect picture, Rect has) {
        return !picture.equals(has)
                && turn.params().lists(Encodings.EXTENDED_DESKTOP_SIZE)
                && isUnderWay(turn, feed.pictured());
    }

    /**
     * What the viewer is to be told now; called under the picture's read lock.
     *
     * @param picture the area of the shared picture
     * @param has the area that the viewer has
     */
    Optional<Update> due(Turn turn, Rect picture, Rect has) {
        boolean changes = !picture.equals(has);
        if (!turn.params().lists(Encodings.EXTENDED_DESKTOP_SIZE)) {
            return changes && turn.params().lists(Encodings.DESKTOP_SIZE)
                    ? Optional.of(new Update(picture, true, List.of(), List.of()))
                    : Optional.empty();
        }
        ScreenLayout layout = feed.pictured();
        if (isUnderWay(turn, layout)) {
            return Optional.empty();
        }
        List<MonitorArea> monitors = feed.sizer().monitors(layout);
        boolean news = changes || !told.equals(Optional.of(monitors));
        if (!news && !asked && turn.sizeAnswers().isEmpty()) {
            return Optional.empty();
        }
        List<Reason> reasons = new ArrayList<>();
        if (turn.sizeAnswers().isEmpty() || news && !turn.sizeAnswers().contains(SizeChange.DONE)) {
            int why = news && told.isPresent() ? feed.sizer().reason(input.session(), layout) : SizeChange.BY_SERVER;
            reasons.add(new Reason(why, SizeChange.DONE));
        }
        turn.sizeAnswers().forEach(status -> reasons.add(new Reason(SizeChange.BY_THIS_VIEWER, status)));
        return Optional.of(new Update(picture, changes, monitors, reasons));
    }

    /** Something else than the size was sent. */
    void otherSent() {
        last = false;
    }

    /** Appends the update, as a message of its own. */
    void write(Update update, WireBuffer out) {
        last = true;
        Rect size = update.size();
        if (update.monitors().isEmpty()) {
            new FramebufferUpdate(1).write(out);
            new DesktopSize(size.width(), size.height()).write(out);
            return;
        }
        new FramebufferUpdate(update.reasons().size()).write(out);
        for (Reason each : update.reasons()) {
            new ExtendedDesktopSize(each.reason(), each.status(), size.width(), size.height(), update.monitors())
                    .write(out);
        }
        told = Optional.of(update.monitors());
        asked = false;
        bare = false;
        input.pending().answered((int) update.reasons().stream()
                .filter(each -> each.reason() == SizeChange.BY_THIS_VIEWER)
                .count());
    }
}
