package oriel.launcher.companion;

import java.util.Map;
import java.util.function.Consumer;
import oriel.recording.Player;
import oriel.recording.PlayerState;
import oriel.rfb.message.CompanionMessage;

/** What pages are told of a recording that is played, and what they make of it. Used by threads of sessions. */
final class PlayerPages {

    private static final int MICROS = 1000;

    private final Player player;

    PlayerPages(Player player) {
        this.player = player;
    }

    /** Has all pages told of each change. */
    void tell(Consumer<CompanionMessage> pages) {
        player.listen(state -> pages.accept(word(state)));
    }

    /** Has one page told how it is played now. */
    void tellNow(Consumer<CompanionMessage> page) {
        player.ask(state -> page.accept(word(state)));
    }

    private static CompanionMessage word(PlayerState state) {
        return PageWords.player(
                state.micros() / MICROS, state.durationMicros() / MICROS, state.playing(), state.speed());
    }

    /** Somebody who may press keys has used the controls. */
    void heard(Map<?, ?> word) {
        switch (String.valueOf(word.get("do"))) {
            case "play" -> player.play(true);
            case "pause" -> player.play(false);
            case "seek" -> {
                if (word.get("at_ms") instanceof Number at) {
                    player.seek(Math.round(at.doubleValue() * MICROS));
                }
            }
            case "speed" -> {
                if (word.get("speed") instanceof Number speed) {
                    player.speed(speed.doubleValue());
                }
            }
            default -> {} // of another version
        }
    }
}
