package oriel.server.update.pseudo;

import oriel.rfb.Encodings;
import oriel.rfb.message.PointerMotion;
import oriel.rfb.message.PseudoRect;
import oriel.server.viewer.Agreements;

/**
 * That the pointer's events tell ways from now on, for a viewer that has asked for it and that the reader thread has granted
 * it: rfbproto "QEMU Pointer Motion Change Pseudo-encoding". Who lists it no more needs no answer.
 */
final class MotionOfPointer implements PseudoEncoding {

    private final Agreements agreements;
    private boolean told;

    MotionOfPointer(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public void note(Moment now) {
        told &= isGranted(now);
    }

    @Override
    public boolean isDue(Moment now) {
        return !told && isGranted(now);
    }

    private boolean isGranted(Moment now) {
        return now.params().lists(Encodings.QEMU_POINTER_MOTION) && agreements.contains(Encodings.QEMU_POINTER_MOTION);
    }

    @Override
    public PseudoRect take(Moment now) {
        told = true;
        return new PointerMotion(false);
    }
}
