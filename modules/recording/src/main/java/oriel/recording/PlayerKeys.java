package oriel.recording;

import oriel.capture.InputSink;
import oriel.rfb.Keysyms;

/** What keys do to a recording that is played. */
final class PlayerKeys implements InputSink {

    private static final long STEP_MICROS = 5_000_000;
    private static final long LEAP_MICROS = 60_000_000;

    private final Player player;

    PlayerKeys(Player player) {
        this.player = player;
    }

    @Override
    public void key(int keysym, boolean down) {
        if (!down) {
            return;
        }
        switch (keysym) {
            case ' ' -> player.play(!player.state().playing());
            case Keysyms.LEFT -> player.skip(-STEP_MICROS);
            case Keysyms.RIGHT -> player.skip(STEP_MICROS);
            case Keysyms.PAGE_UP -> player.skip(-LEAP_MICROS);
            case Keysyms.PAGE_DOWN -> player.skip(LEAP_MICROS);
            case Keysyms.HOME -> player.seek(0);
            case Keysyms.END -> player.seek(Long.MAX_VALUE);
            case '+', '=', Keysyms.KP_ADD -> player.speed(player.state().speed() * 2);
            case '-', Keysyms.KP_SUBTRACT -> player.speed(player.state().speed() / 2);
            default -> {} // no other key means anything
        }
    }

    @Override
    public void move(int x, int y) {}

    @Override
    public void button(int button, boolean down) {}
}
