package oriel.it.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import oriel.testkit.Programs;

/** What Oriel publishes, in a folder as a Maven repository has it, and builds of projects that know nothing else of it. */
final class PublishedArtifacts {

    private static final Path ROOT = Path.of(System.getProperty("oriel.root"));
    private static final int LIMIT_SECONDS = 120;
    private static final String GROUP = named("groupId");
    private static final String VERSION = named("version");

    private final Path repository;

    private PublishedArtifacts(Path repository) {
        this.repository = repository;
    }

    /** What the whole project says of itself, before it says it of others. */
    private static String named(String element) {
        try {
            Matcher value =
                    Pattern.compile("<" + element + ">([^<]+)<").matcher(Files.readString(ROOT.resolve("pom.xml")));
            assertTrue(value.find(), element);
            return value.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gathers the artifacts of this build below a folder; leaves the test out if they were not packaged. */
    static PublishedArtifacts in(Path folder) throws IOException {
        PublishedArtifacts published = new PublishedArtifacts(folder);
        published.add("oriel", ROOT, List.of("pom"));
        for (String room : List.of("modules", "plugins")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(room))) {
                for (Path module : modules.filter(Files::isDirectory).sorted().toList()) {
                    published.add("oriel-" + module.getFileName(), module, List.of("pom", "jar"));
                }
            }
        }
        return published;
    }

    private void add(String artifact, Path module, List<String> kinds) throws IOException {
        Path target =
                Files.createDirectories(repository.resolve(GROUP.replace('.', '/') + "/" + artifact + "/" + VERSION));
        for (String kind : kinds) {
            String name = artifact + "-" + VERSION + "." + kind;
            Path source = kind.equals("pom") ? module.resolve("pom.xml") : module.resolve("target/" + name);
            if (Files.exists(source)) {
                Files.copy(source, target.resolve(name));
            } else if (artifact.equals("oriel-testkit")) {
                Programs.leaveOut(source + " is not there: mvn package builds it");
            }
        }
    }

    /**
     * Has Maven package a copy of one of our examples, tests included, with nothing from outside but what is on this machine
     * already.
     *
     * @param example its folder below {@code examples}
     * @return the copy's folder, outside of the tree
     */
    Path build(String example) throws IOException, InterruptedException {
        Programs.require("mvn", "maven");
        Path project = copy(ROOT.resolve("examples").resolve(example), repository.resolveSibling(example));
        Path settings = Files.writeString(project.resolveSibling("settings.xml"), """
                <settings>
                  <localRepository>%s</localRepository>
                  <profiles><profile>
                    <id>published</id>
                    <repositories><repository><id>published</id><url>%s</url></repository></repositories>
                  </profile></profiles>
                  <activeProfiles><activeProfile>published</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        local(project.resolveSibling("local")), repository.toUri()));
        Path log = project.resolveSibling("build.log");
        Process maven = new ProcessBuilder(
                        "mvn",
                        "--batch-mode",
                        "--offline",
                        "-Daether.offline.protocols=file",
                        "--settings",
                        settings.toString(),
                        "package")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertTrue(maven.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "the build does not end");
            assertEquals(0, maven.exitValue(), () -> said(log));
            return project;
        } finally {
            Programs.end(maven);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> sources = Files.walk(from)) {
            for (Path source : sources.filter(file -> !file.startsWith(from.resolve("target")))
                    .toList()) {
                Files.copy(source, to.resolve(from.relativize(source).toString()));
            }
        }
        return to;
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /**
     * A local repository of its own, so that nothing is left in that of this machine, whose libraries and plugins stand in
     * it as links.
     */
    private static Path local(Path folder) throws IOException {
        Path junit = Path.of(org.junit.jupiter.api.Test.class
                .getModule()
                .getLayer()
                .configuration()
                .findModule("org.junit.jupiter.api")
                .flatMap(module -> module.reference().location())
                .orElseThrow());
        Path machine = junit;
        while (!machine.endsWith("org/junit/jupiter")) {
            machine = machine.getParent();
        }
        machine = machine.getParent().getParent().getParent();
        link(machine, folder, Path.of(GROUP.replace('.', '/')));
        return folder;
    }

    /** Links all that a folder holds into another, but for one place below it. */
    private static void link(Path from, Path to, Path except) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> inside = Files.list(from)) {
            for (Path each : inside.toList()) {
                if (!each.getFileName().equals(except.getName(0))) {
                    Files.createSymbolicLink(to.resolve(each.getFileName()), each);
                } else if (except.getNameCount() > 1) {
                    link(each, to.resolve(each.getFileName()), except.subpath(1, except.getNameCount()));
                }
            }
        }
    }
}
