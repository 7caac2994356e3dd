package oriel.capture.x11.clipboard;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import oriel.capture.ClipboardImage;
import oriel.capture.x11.xlib.Xclient;

/** What a selection can hold that we own, and in which forms programs get it. */
sealed interface SelectionContent {

    /** True if there is nothing in it, so that nobody shall own the selection. */
    boolean isEmpty();

    /** The forms in which it can be had. */
    List<Long> targets(Atoms atoms);

    /** It in one of its forms; empty if it cannot be had so. */
    Optional<Form> as(long target, Atoms atoms);

    /**
     * The bytes that a program gets.
     *
     * @param type of the property
     * @param whole all of them
     * @param pieces the same bytes again, at most so many at a time, and none at the end; for one program each
     */
    record Form(long type, byte[] whole, Supplier<IntFunction<byte[]>> pieces) {}

    /** A text, which is encoded for each program that asks, so that it is held once. */
    record Text(String text) implements SelectionContent {

        @Override
        public boolean isEmpty() {
            return text.isEmpty();
        }

        @Override
        public List<Long> targets(Atoms atoms) {
            List<Long> all = new ArrayList<>(List.of(atoms.utf8, Xclient.STRING, atoms.text));
            all.addAll(atoms.plainUtf8);
            return all;
        }

        @Override
        public Optional<Form> as(long target, Atoms atoms) {
            if (target == Xclient.STRING) {
                return Optional.of(form(Xclient.STRING, StandardCharsets.ISO_8859_1));
            }
            if (target == atoms.utf8 || target == atoms.text) {
                return Optional.of(form(atoms.utf8, StandardCharsets.UTF_8));
            }
            return Optional.of(target).filter(atoms.plainUtf8::contains).map(own -> form(own, StandardCharsets.UTF_8));
        }

        private Form form(long type, Charset charset) {
            return new Form(type, text.getBytes(charset), () -> pieces(text, charset));
        }

        /** Whole characters each, encoded when it is their turn. */
        static IntFunction<byte[]> pieces(String text, Charset charset) {
            CharBuffer left = CharBuffer.wrap(text);
            CharsetEncoder encoder = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE);
            return most -> {
                ByteBuffer piece = ByteBuffer.allocate(most);
                encoder.encode(left, piece, true);
                return Arrays.copyOf(piece.array(), piece.position());
            };
        }
    }

    /** An image. */
    record Image(ClipboardImage image) implements SelectionContent {

        @Override
        public boolean isEmpty() {
            return false;
        }

        @Override
        public List<Long> targets(Atoms atoms) {
            return List.of(atoms.png);
        }

        @Override
        public Optional<Form> as(long target, Atoms atoms) {
            byte[] png = image.png();
            return target == atoms.png ? Optional.of(new Form(atoms.png, png, () -> pieces(png))) : Optional.empty();
        }

        private static IntFunction<byte[]> pieces(byte[] bytes) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            return most -> {
                byte[] piece = new byte[Math.min(most, left.remaining())];
                left.get(piece);
                return piece;
            };
        }
    }
}
