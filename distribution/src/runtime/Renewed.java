import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Gives classes of jars the format of Java 8: those of an older one than Java 6's say nothing of the types in their methods,
 * so Java checks them in a slow way at each start, and prepares none of them (JEP 483).
 */
final class Renewed {

    private static final int OLD = 50;

    private Renewed() {}

    /** @param arguments the jars */
    public static void main(String[] arguments) throws IOException {
        for (String argument : arguments) {
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + Path.of(argument).toUri()), Map.of());
                    Stream<Path> files = Files.walk(jar.getPath("/"))) {
                ClassFile format = ClassFile.of(
                        ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                        ClassFile.ClassHierarchyResolverOption.of(among(jar)));
                List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
                for (Path file : classes) {
                    ClassModel model = format.parse(Files.readAllBytes(file));
                    if (model.majorVersion() < OLD) {
                        Files.write(file, format.transformClass(model, newer()));
                    }
                }
            }
        }
    }

    private static ClassTransform newer() {
        return ClassTransform.dropping(element -> element instanceof ClassFileVersion)
                .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))
                .andThen(ClassTransform.endHandler(made -> made.withVersion(ClassFile.JAVA_8_VERSION, 0)));
    }

    /** What is a class of what, in the jar and in Java. */
    private static ClassHierarchyResolver among(FileSystem jar) {
        return ClassHierarchyResolver.ofResourceParsing(name -> {
                    Path file = jar.getPath(name.descriptorString().replaceFirst("^L(.*);$", "$1.class"));
                    try {
                        return Files.exists(file) ? new ByteArrayInputStream(Files.readAllBytes(file)) : null;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }
}
