package oriel.launcher.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import oriel.launcher.config.JsonText;

/** The dashboard for Grafana shows what there is. */
class DashboardTest {

    private static final Path FILE =
            Path.of(System.getProperty("oriel.root")).resolve("distribution/src/grafana/oriel.json");
    private static final Pattern NAME = Pattern.compile("(?:vnc|oriel|jvm|process)_[a-z_]+");
    private static final Pattern LABELS = Pattern.compile("by \\(([^)]+)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    private static List<Map<?, ?>> panels() throws IOException {
        Map<?, ?> dashboard = (Map<?, ?>) JsonText.value(Files.readString(FILE)).orElseThrow();
        return list(dashboard.get("panels"));
    }

    private static List<Map<?, ?>> list(Object json) {
        List<Map<?, ?>> all = new ArrayList<>();
        ((List<?>) json).forEach(each -> all.add((Map<?, ?>) each));
        return all;
    }

    private static List<Map<?, ?>> targets() throws IOException {
        return panels().stream()
                .flatMap(panel -> list(panel.get("targets")).stream())
                .toList();
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(group))
                .flatMap(words -> Stream.of(words.split(", ")))
                .toList();
    }

    @Test
    void itShowsEveryMetricAndNoOther() throws IOException {
        Set<String> shown = new HashSet<>();
        for (Map<?, ?> target : targets()) {
            List<String> names = found(NAME, target.get("expr").toString(), 0);
            assertFalse(names.isEmpty(), target::toString);
            shown.addAll(names);
        }
        Set<String> wanted = new HashSet<>(MetricsPages.names());
        Set.of(Metrics.CONNECTIONS, Metrics.FAILED, Metrics.WRONG, Metrics.START)
                .forEach(inLogins -> wanted.remove(inLogins.sample()));
        assertEquals(wanted, shown);
    }

    @Test
    void itsQueriesAreOfLabelsThatTheMetricsHave() throws IOException {
        for (Map<?, ?> target : targets()) {
            String query = target.get("expr").toString();
            Set<String> known = new HashSet<>(Set.of("le"));
            Metrics.ALL.stream()
                    .filter(metric -> query.contains(metric.sample()))
                    .forEach(metric -> known.addAll(List.of(metric.labels().split(","))));
            List<String> grouped = found(LABELS, query, 1);
            assertTrue(known.containsAll(grouped), query);
            assertTrue(
                    grouped.containsAll(found(LEGEND, target.get("legendFormat").toString(), 1)), target::toString);
            for (String pair : List.of("()", "[]", "{}")) {
                assertEquals(count(query, pair.charAt(0)), count(query, pair.charAt(1)), query);
            }
        }
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(each -> each == wanted).count();
    }

    @Test
    void itsPanelsLieBesideEachOther() throws IOException {
        List<Rectangle> places = new ArrayList<>();
        Set<Object> numbers = new HashSet<>();
        for (Map<?, ?> panel : panels()) {
            Map<?, ?> place = (Map<?, ?>) panel.get("gridPos");
            Rectangle area = new Rectangle(side(place, "x"), side(place, "y"), side(place, "w"), side(place, "h"));
            assertTrue(area.x >= 0 && area.getMaxX() <= 24, area::toString);
            assertTrue(places.stream().noneMatch(area::intersects), area::toString);
            assertTrue(numbers.add(panel.get("id")), panel::toString);
            places.add(area);
        }
        assertTrue(places.size() > 10, places::toString);
    }

    private static int side(Map<?, ?> place, String name) {
        return ((Number) place.get(name)).intValue();
    }
}
