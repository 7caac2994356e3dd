package oriel.server.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import oriel.capture.ScreenLayout;
import oriel.rfb.Encodings;
import oriel.rfb.MonitorArea;
import oriel.rfb.Rect;
import oriel.rfb.SizeChange;
import oriel.rfb.message.DesktopSize;
import oriel.rfb.message.ExtendedDesktopSize;
import oriel.rfb.message.PseudoRect;
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
     * What the viewer does not know of the size.
     *
     * @param size of the picture
     * @param changes true if the viewer has another size
     * @param monitors empty for a viewer that lists DesktopSize alone
     * @param reasons one rectangle each
     */
    record News(Rect size, boolean changes, List<MonitorArea> monitors, List<Reason> reasons) {}

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
    Optional<News> due(Turn turn, Rect picture, Rect has) {
        boolean changes = !picture.equals(has);
        if (!turn.params().lists(Encodings.EXTENDED_DESKTOP_SIZE)) {
            return changes && turn.params().lists(Encodings.DESKTOP_SIZE)
                    ? Optional.of(new News(picture, true, List.of(), List.of()))
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
        return Optional.of(new News(picture, changes, monitors, reasons));
    }

    /** Something else than the size was sent. */
    void otherSent() {
        last = false;
    }

    /** What the viewer is told now, in an update of its own. */
    List<PseudoRect> take(News news) {
        last = true;
        Rect size = news.size();
        if (news.monitors().isEmpty()) {
            return List.of(new DesktopSize(size.width(), size.height()));
        }
        told = Optional.of(news.monitors());
        asked = false;
        bare = false;
        input.pending().answered((int) news.reasons().stream()
                .filter(each -> each.reason() == SizeChange.BY_THIS_VIEWER)
                .count());
        return news.reasons().stream()
                .<PseudoRect>map(each -> new ExtendedDesktopSize(
                        each.reason(), each.status(), size.width(), size.height(), news.monitors()))
                .toList();
    }
}
