import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.springframework.boot.SpringApplicationAotProcessor;

/**
 * Reads the application's beans once, at build time, and packs what Spring generates from them, so that a start need
 * not look through every class again: {@code java -cp CLASSES:LIBRARIES AheadOfTime.java MAIN-CLASS WORK-FOLDER JAR}.
 */
class AheadOfTime {

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]);
        delete(work);
        Path sources = work.resolve("sources");
        Path resources = work.resolve("resources");
        Path classes = Files.createDirectories(work.resolve("classes"));
        SpringApplicationAotProcessor.main(new String[]{arguments[0], sources.toString(), resources.toString(),
                classes.toString(), "dev.perennial", "perennial-server"});
        compile(sources, classes);
        pack(List.of(classes, resources), Path.of(arguments[2]));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(List.of("-nowarn", "-proc:none", "-parameters", "-Xlint:none",
                "-d", classes.toString(), "-cp", classes + System.getProperty("path.separator")
                        + System.getProperty("java.class.path")));
        files(sources).stream().map(Path::toString).forEach(options::add);
        if (compiler.run(null, null, null, options.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("what Spring generated does not compile; the lines above say why");
        }
    }

    private static void pack(List<Path> folders, Path jar) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar));
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Path folder : folders) {
                for (Path file : files(folder)) {
                    JarEntry entry = new JarEntry(folder.relativize(file).toString().replace('\\', '/'));
                    entry.setTime(0);
                    entries.putNextEntry(entry);
                    Files.copy(file, entries);
                }
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
