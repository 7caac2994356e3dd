package oriel.server.update.pseudo;

import java.util.Optional;
import java.util.stream.Stream;
import oriel.capture.LedState;
import oriel.rfb.Encodings;
import oriel.rfb.message.PseudoRect;
import oriel.rfb.message.QemuLedState;
import oriel.rfb.message.VmwareLedState;

/** The lamps of the keyboard: rfbproto "QEMU LED State" and "VMware LED State". */
final class LedStates implements PseudoEncoding {

    private Optional<Integer> listed = Optional.empty();
    private Optional<LedState> sent = Optional.empty();

    @Override
    public void note(Moment now) {
        Optional<Integer> best = Stream.of(Encodings.QEMU_LED_STATE, Encodings.VMWARE_LED_STATE)
                .filter(now.params()::lists)
                .findFirst();
        if (!best.equals(listed)) {
            listed = best;
            sent = Optional.empty();
        }
    }

    @Override
    public boolean isDue(Moment now) {
        return listed.isPresent() && now.leds().isPresent() && !now.leds().equals(sent);
    }

    @Override
    public PseudoRect take(Moment now) {
        sent = now.leds();
        LedState leds = now.leds().orElseThrow();
        int bits = (leds.scroll() ? QemuLedState.SCROLL : 0)
                | (leds.num() ? QemuLedState.NUM : 0)
                | (leds.caps() ? QemuLedState.CAPS : 0);
        return listed.orElseThrow() == Encodings.QEMU_LED_STATE ? new QemuLedState(bits) : new VmwareLedState(bits);
    }
}
