package oriel.recording;

import java.util.Optional;
import java.util.stream.Stream;

/** What a chunk of a recording holds. */
public enum ChunkKind {
    /** The first chunk: a {@link RecordingStart}. */
    START(1),

    /** Messages from the server, as it sent them. */
    MESSAGES(2),

    /** One FramebufferUpdate that makes the whole picture, whatever came before; it changes nothing for whoever has seen that. */
    KEY_FRAME(3),

    /** A message that a viewer of the recorded server sent: KeyEvent or PointerEvent. */
    INPUT(4),

    /** The last chunk of a complete recording: where its key frames are. */
    INDEX(5);

    private final int number;

    ChunkKind(int number) {
        this.number = number;
    }

    /** Its number in the file. */
    int number() {
        return number;
    }

    /** The kind of a number; empty for one of a later version, which is left out. */
    static Optional<ChunkKind> of(int number) {
        return Stream.of(values()).filter(kind -> kind.number == number).findFirst();
    }
}
