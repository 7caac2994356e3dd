package oriel.launcher.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which plugins are found in folders, and why the others are not. */
class PluginRegistryTest {

    @TempDir
    Path plugins;

    @Test
    void findsTheProductsOwn() {
        PluginRegistry registry = PluginRegistry.open(Optional.empty());
        assertEquals(List.of("none", "vnc"), names(registry, Kind.SECURITY_TYPE));
        assertEquals(
                "oriel.security",
                registry.named(Kind.SECURITY_TYPE, "vnc").orElseThrow().module());
        assertEquals(List.of(), registry.leftOut());
    }

    @Test
    void aFolderThatIsNotThereHoldsNothing() {
        PluginRegistry registry = PluginRegistry.open(Optional.of(plugins.resolve("nowhere")));
        assertEquals(List.of(), registry.leftOut());
    }

    @Test
    void findsAPluginInItsOwnFolder() throws IOException {
        PluginFolder.compile(plugins.resolve("one"), "one", PluginFolder.encoder("one", "one", 901));
        PluginRegistry registry = open();
        Plugin<?> plugin = registry.named(Kind.ENCODER, "one").orElseThrow();
        assertEquals("acme.one", plugin.module());
        assertEquals(plugins.resolve("one").resolve("one").toString(), plugin.from());
        assertEquals(List.of(), registry.leftOut());
        assertEquals(List.of("none", "vnc"), names(registry, Kind.SECURITY_TYPE));
    }

    @Test
    void twoPluginsMayBringTheSameLibraryInTwoVersions() throws IOException {
        for (String name : List.of("one", "two")) {
            PluginFolder.compile(
                    plugins.resolve(name), name, PluginFolder.encoder(name, name, name.length() + name.charAt(0)));
            PluginFolder.compile(
                    plugins.resolve(name),
                    "library",
                    Map.of("module-info.java", "module acme.library {}", "A.java", "package acme.library; class A {}"));
        }
        assertEquals(List.of("one", "two"), names(open(), Kind.ENCODER));
    }

    @Test
    void leavesOutAFolderWithAnOwnCopyOfAServiceModule() throws IOException {
        Path folder = plugins.resolve("one");
        PluginFolder.compile(folder, "one", PluginFolder.encoder("one", "one", 901));
        PluginFolder.compile(
                folder,
                "copy",
                Map.of("module-info.java", "module oriel.encoding {}", "A.java", "package oriel.encoding; class A {}"));
        assertLeftOut("one", "it carries its own copy of oriel.encoding, whose types are not Oriel's; remove that jar");
    }

    @Test
    void leavesOutAnEmptyFolderAndOneWithoutAService() throws IOException {
        Files.createDirectories(plugins.resolve("empty"));
        Files.createDirectories(plugins.resolve(".git"));
        Files.writeString(plugins.resolve("README.txt"), "not a plugin");
        PluginFolder.compile(
                plugins.resolve("library"),
                "library",
                Map.of("module-info.java", "module acme.library {}", "A.java", "package acme.library; class A {}"));
        List<LeftOut> leftOut = open().leftOut();
        assertEquals(
                List.of(
                        new LeftOut(
                                plugins.resolve("empty").toString(),
                                "there is no module in it; put the plugin's jar there"),
                        new LeftOut(
                                plugins.resolve("library").toString(),
                                "none of its modules (acme.library) provides a service of Oriel")),
                leftOut);
    }

    @Test
    void leavesOutAFolderWithABrokenJar() throws IOException {
        Files.createDirectories(plugins.resolve("broken"));
        Files.writeString(plugins.resolve("broken").resolve("broken.jar"), "this is not a jar");
        List<LeftOut> leftOut = open().leftOut();
        assertEquals(1, leftOut.size());
        assertEquals(plugins.resolve("broken").toString(), leftOut.get(0).from());
        assertTrue(
                leftOut.get(0).reason().contains("broken.jar"), leftOut.get(0).reason());
    }

    @Test
    void leavesOutAPluginWhoseModuleNeedsAnotherThatIsMissing() throws IOException {
        Path folder = plugins.resolve("one");
        PluginFolder.compile(folder, "one", PluginFolder.encoder("one", "one", 901));
        PluginFolder.compile(folder, "library", Map.of("module-info.java", "module acme.library {}"));
        PluginFolder.compile(
                folder, "needy", Map.of("module-info.java", "module acme.needy { requires acme.library; }"));
        Files.delete(folder.resolve("library").resolve("module-info.class"));
        Files.delete(folder.resolve("library"));
        List<LeftOut> leftOut = open().leftOut();
        assertEquals(1, leftOut.size());
        assertTrue(
                leftOut.get(0).reason().contains("acme.library not found, required by acme.needy"), leftOut.toString());
    }

    @Test
    void leavesOutAProviderThatCannotBeMadeAndKeepsItsNeighbour() throws IOException {
        Path folder = plugins.resolve("one");
        PluginFolder.compile(folder, "one", PluginFolder.encoder("one", "one", 901));
        PluginFolder.compile(folder, "two", PluginFolder.encoder("two", "two", 902));
        Files.delete(folder.resolve("one/acme/one/Provider.class"));
        Files.writeString(folder.resolve("one/acme/one/Provider.class"), "this is not a class");
        PluginRegistry registry = open();
        assertEquals(List.of("two"), names(registry, Kind.ENCODER));
        assertEquals(1, registry.leftOut().size());
        assertEquals(folder.toString(), registry.leftOut().get(0).from());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x4143_4d45, 65_536, -1, Integer.MIN_VALUE})
    void anEncoderMayHaveAnyNumber(int number) throws IOException {
        PluginFolder.compile(plugins.resolve("one"), "one", PluginFolder.encoder("one", "one", number));
        assertEquals(List.of("one"), names(open(), Kind.ENCODER));
    }

    @Test
    void leavesOutAnEncoderWithANumberThatTheServerUsesItself() throws IOException {
        PluginFolder.compile(plugins.resolve("one"), "one", PluginFolder.encoder("one", "one", 1));
        assertLeftOut(
                "one",
                "its encoder one (1) cannot be used: that number is copyrect, which the server itself sends; take another");
        PluginFolder.compile(plugins.resolve("two"), "two", PluginFolder.encoder("two", "two", -239));
        assertEquals(
                "its encoder two (-239) cannot be used: that number is cursor, which the server itself sends; take another",
                open().leftOut().get(1).reason());
    }

    @Test
    void leavesOutTheSecondOfTwoEncodersWithOneNumber() throws IOException {
        PluginFolder.compile(plugins.resolve("a"), "a", PluginFolder.encoder("a", "first", -70_000));
        PluginFolder.compile(plugins.resolve("b"), "b", PluginFolder.encoder("b", "second", -70_000));
        PluginRegistry registry = open();
        assertEquals(List.of("first"), names(registry, Kind.ENCODER));
        assertEquals(
                List.of(new LeftOut(
                        plugins.resolve("b").toString(),
                        "its encoder second (-70000) is there already: encoder first (-70000) of acme.a")),
                registry.leftOut());
    }

    @Test
    void findsDecodersOfThirdPartiesButNoneInPlaceOfOriels() throws IOException {
        for (int number : new int[] {16, 901}) {
            String name = "d" + number;
            PluginFolder.compile(
                    plugins.resolve(name),
                    name,
                    Map.of(
                            "module-info.java",
                            "module acme.%s { requires oriel.client; provides oriel.client.DecoderProvider with acme.%s.Provider; }"
                                    .formatted(name, name),
                            "Provider.java",
                            """
                            package acme.%s;
                            import oriel.client.*;
                            public final class Provider implements DecoderProvider {
                                public String name() { return "%s"; }
                                public int encoding() { return %d; }
                                public RectDecoder create() { return null; }
                            }
                            """.formatted(name, name, number)));
        }
        PluginRegistry registry = open();
        assertEquals(List.of("d901"), names(registry, Kind.DECODER));
        assertEquals(
                List.of(new LeftOut(
                        plugins.resolve("d16").toString(), "its decoder d16 (16) is there already: Oriel's own")),
                registry.leftOut());
    }

    @Test
    void theProductsOwnGoesBeforeAnotherOfTheSameName() throws IOException {
        PluginFolder.compile(
                plugins.resolve("rival"),
                "rival",
                Map.of(
                        "module-info.java",
                        "module acme.rival { requires oriel.security;"
                                + " provides oriel.security.SecurityTypeProvider with acme.rival.Rival; }",
                        "Rival.java",
                        """
                        package acme.rival;
                        import oriel.security.*;
                        public final class Rival implements SecurityTypeProvider {
                            public String name() { return "vnc"; }
                            public SecurityType create(oriel.plugin.Options options, SecurityTools tools) { return null; }
                        }
                        """));
        PluginRegistry registry = open();
        assertEquals(
                "oriel.security",
                registry.named(Kind.SECURITY_TYPE, "vnc").orElseThrow().module());
        assertEquals(
                List.of(new LeftOut(
                        plugins.resolve("rival").toString(),
                        "its security vnc is there already: security vnc of oriel.security")),
                registry.leftOut());
    }

    @Test
    void ofTwoEncodersForOneEncodingTheFirstFolderCounts() throws IOException {
        PluginFolder.compile(plugins.resolve("b"), "one", PluginFolder.encoder("one", "one", 901));
        PluginFolder.compile(plugins.resolve("a"), "two", PluginFolder.encoder("two", "two", 901));
        PluginRegistry registry = open();
        assertEquals(List.of("two"), names(registry, Kind.ENCODER));
        assertEquals(
                "its encoder one (901) is there already: encoder two (901) of acme.two",
                registry.leftOut().get(0).reason());
    }

    private void assertLeftOut(String folder, String reason) {
        assertEquals(List.of(new LeftOut(plugins.resolve(folder).toString(), reason)), open().leftOut());
    }

    private PluginRegistry open() {
        return PluginRegistry.open(Optional.of(plugins));
    }

    private static List<String> names(PluginRegistry registry, Kind<?> kind) {
        return registry.all(kind).stream().<String>map(Plugin::name).sorted().toList();
    }
}
