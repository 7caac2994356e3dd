package oriel.launcher.plugins;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of one place: the product's own, or those of one folder.
 *
 * @param layer the modules
 * @param from the folder, or empty for the product's own
 */
record PluginLayer(ModuleLayer layer, String from) {

    private static final Set<String> SERVICES =
            Kind.ALL.stream().map(kind -> kind.type().getName()).collect(Collectors.toUnmodifiableSet());

    /** The modules that the product was started with. */
    static PluginLayer own() {
        return new PluginLayer(PluginLayer.class.getModule().getLayer(), "");
    }

    /** One layer for each subfolder that holds a sound plugin; the others are added to {@code leftOut}. */
    static List<PluginLayer> inFolder(Path folder, List<LeftOut> leftOut) {
        List<PluginLayer> layers = new ArrayList<>();
        for (Path subfolder : subfolders(folder, leftOut)) {
            try {
                layers.add(open(subfolder));
            } catch (FindException | ResolutionException | LayerInstantiationException | SecurityException e) {
                leftOut.add(new LeftOut(subfolder.toString(), reason(e)));
            }
        }
        return layers;
    }

    /** The file or folder of one of its modules. */
    String location(String module) {
        return layer.configuration()
                .findModule(module)
                .flatMap(found -> found.reference().location())
                .map(PluginLayer::shown)
                .orElse(from);
    }

    private static PluginLayer open(Path folder) {
        ModuleLayer parent = own().layer();
        ModuleFinder finder = ModuleFinder.of(folder);
        Set<String> names = new TreeSet<>();
        boolean provides = false;
        for (ModuleReference found : finder.findAll()) {
            ModuleDescriptor module = found.descriptor();
            if (isShared(module.name()) && parent.findModule(module.name()).isPresent()) {
                throw new FindException("it carries its own copy of " + module.name()
                        + ", whose types are not Oriel's; remove that jar");
            }
            names.add(module.name());
            provides |= module.provides().stream().anyMatch(service -> SERVICES.contains(service.service()));
        }
        if (names.isEmpty()) {
            throw new FindException("there is no module in it; put the plugin's jar there");
        }
        if (!provides) {
            throw new FindException(
                    "none of its modules (" + String.join(", ", names) + ") provides a service of Oriel");
        }
        Configuration resolved = parent.configuration().resolve(finder, ModuleFinder.of(), names);
        ModuleLayer layer = parent.defineModulesWithOneLoader(resolved, PluginLayer.class.getClassLoader());
        return new PluginLayer(layer, folder.toString());
    }

    /** Modules whose types plugin and product exchange, and the log that they share. */
    private static boolean isShared(String module) {
        return module.startsWith("oriel.") || module.equals("org.slf4j");
    }

    private static List<Path> subfolders(Path folder, List<LeftOut> leftOut) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            leftOut.add(new LeftOut(folder.toString(), "it cannot be read: " + e.getMessage()));
            return List.of();
        }
    }

    private static String reason(RuntimeException e) {
        String below = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
        return (e.getMessage() + below).lines().findFirst().orElse("");
    }

    private static String shown(URI location) {
        return "file".equals(location.getScheme()) ? Path.of(location).toString() : location.toString();
    }
}
