package oriel.launcher.config;

import java.util.Map;
import java.util.Optional;

/** Values that are numbers, with their range. */
final class NumberTypes {

    private NumberTypes() {}

    /** A whole number. */
    record Whole(int min, int max) implements ValueType<Integer> {
        @Override
        public Optional<Integer> fromJson(Object json) {
            return json instanceof Integer number && number >= min && number <= max
                    ? Optional.of(number)
                    : Optional.empty();
        }

        @Override
        public Optional<Integer> fromText(String text) {
            try {
                return fromJson(Integer.valueOf(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String wanted() {
            return max == Integer.MAX_VALUE
                    ? "a whole number of " + min + " or more"
                    : "a whole number from " + min + " to " + max;
        }

        @Override
        public Map<String, Object> schema() {
            return Members.of("type", "integer", "minimum", min, "maximum", max);
        }
    }

    /** A number with or without a fraction. */
    record Decimal(double min, double max) implements ValueType<Double> {

        /** Longest time in seconds: its milliseconds still fit an int. */
        static final double MAX_SECONDS = 2_000_000;

        @Override
        public Optional<Double> fromJson(Object json) {
            return json instanceof Number number && number.doubleValue() >= min && number.doubleValue() <= max
                    ? Optional.of(number.doubleValue())
                    : Optional.empty();
        }

        @Override
        public Optional<Double> fromText(String text) {
            try {
                return fromJson(Double.valueOf(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }

        @Override
        public String wanted() {
            return "a number from " + plain(min) + " to " + plain(max);
        }

        @Override
        public Map<String, Object> schema() {
            return Members.of("type", "number", "minimum", min, "maximum", max);
        }

        private static String plain(double number) {
            return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
        }
    }
}
