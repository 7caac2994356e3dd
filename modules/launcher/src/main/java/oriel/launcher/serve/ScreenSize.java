package oriel.launcher.serve;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a screen.
 *
 * @param width pixels, 1 to 16384
 * @param height pixels, 1 to 16384
 */
record ScreenSize(int width, int height) {

    private static final int MAX_SIDE = 16_384;
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    /** Reads {@code 1280x800}; empty if it is no size. */
    static Optional<ScreenSize> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ScreenSize(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))))
                .filter(size -> size.width > 0 && size.height > 0 && size.width <= MAX_SIDE && size.height <= MAX_SIDE);
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
