package oriel.server.update;

import oriel.rfb.ClipboardMessage;
import oriel.rfb.ClipboardMessage.Caps;
import oriel.server.options.ClipboardPolicy;

/**
 * What a session's writer thread has to tell its viewer about clipboards. However often something is asked for, it is
 * done once a turn. Guarded by the {@link PendingMessages} that own them.
 */
public final class ClipboardOrders {

    /** Taken for what a viewer understands until it says so; viewers in the field end the connection above this size. */
    private static final Caps ASSUMED =
            new Caps(ClipboardMessage.ACTIONS | ClipboardMessage.TEXT, ClipboardText.MAX_CUT_TEXT);

    private ClipboardPolicy policy = ClipboardPolicy.NOTHING;
    private Caps caps = ASSUMED;
    private ClipboardText text = ClipboardText.NONE;
    private boolean textIsNew;
    private boolean ask;
    private boolean tell;
    private boolean provide;

    ClipboardOrders() {}

    /**
     * What there was to do at one moment.
     *
     * @param policy what is allowed with this viewer
     * @param caps what the viewer understands
     * @param text the screen's clipboard; empty if it has none that the viewer may get
     * @param textIsNew true if the viewer has not been told of it
     * @param ask true if the viewer's text is wanted
     * @param tell true if the viewer wants to know which formats there are
     * @param provide true if the viewer wants the text
     */
    record Taken(
            ClipboardPolicy policy,
            Caps caps,
            ClipboardText text,
            boolean textIsNew,
            boolean ask,
            boolean tell,
            boolean provide) {

        boolean isNothing() {
            return !textIsNew && !ask && !tell && !provide;
        }
    }

    /** Says what is allowed with this viewer; until then it is nothing. A text that it may not have is forgotten. */
    public void allow(ClipboardPolicy allowed) {
        policy = allowed;
        if (!allowed.toViewers()) {
            viewerGave();
        }
    }

    /** The screen's clipboard has another text; only the newest counts. Kept only for a viewer that may have it. */
    public void screenHas(ClipboardText newest) {
        if (!policy.toViewers()) {
            return;
        }
        text = newest;
        textIsNew = true;
    }

    /** The viewer's own text is on the screen's clipboard now. */
    public void viewerGave() {
        text = ClipboardText.NONE;
        textIsNew = false;
    }

    /** The viewer has said what it understands. */
    public void viewerUnderstands(Caps newest) {
        caps = newest;
    }

    /** The viewer has text to give. */
    public void viewerHas() {
        ask = true;
    }

    /** The viewer wants to know what there is. */
    public void viewerLooks() {
        tell = true;
    }

    /** The viewer wants the text. */
    public void viewerWants() {
        provide = true;
    }

    /** The screen's clipboard, as far as the viewer may have it. */
    ClipboardText text() {
        return text;
    }

    Taken take() {
        Taken taken = new Taken(policy, caps, text, textIsNew, ask, tell, provide);
        textIsNew = false;
        ask = false;
        tell = false;
        provide = false;
        return taken;
    }
}
