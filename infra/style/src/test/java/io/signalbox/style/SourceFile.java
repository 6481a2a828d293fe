package io.signalbox.style;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Java file of the tree. */
record SourceFile(Path path, String text) {

  /** The tests run in their module's folder, two below the root. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** All Java files that are written by hand, in the order of their paths. */
  static List<SourceFile> all() throws IOException {
    var paths = new ArrayList<Path>();
    Files.walkFileTree(
        ROOT,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            var name = String.valueOf(folder.getFileName());
            return !folder.equals(ROOT) && (name.startsWith(".") || name.equals("target"))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              paths.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    var files = new ArrayList<SourceFile>();
    for (var path : paths.stream().sorted().toList()) {
      files.add(new SourceFile(path, Files.readString(path)));
    }
    return files;
  }

  /** The path below the root, with slashes. */
  String name() {
    return ROOT.relativize(path).toString().replace('\\', '/');
  }

  boolean isIn(String folder) {
    return name().startsWith(folder + "/");
  }

  boolean isTest() {
    return name().contains("/src/test/");
  }

  /** The places, as file:line, whose line has the pattern. */
  Stream<String> places(Pattern pattern) {
    var lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(line -> pattern.matcher(lines.get(line)).find())
        .mapToObj(line -> name() + ":" + (line + 1));
  }
}
