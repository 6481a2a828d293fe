package io.signalbox.localstack;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** Makes the jars that others expect, and takes one apart. */
final class JarFiles {
  private JarFiles() {}

  /** An agent that ends its JVM with the process that started it. */
  static void writeAgent(Path jar) throws IOException {
    Manifest manifest = manifest();
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), EndWithParent.class.getName());
    String name = EndWithParent.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream in =
            Objects.requireNonNull(
                EndWithParent.class.getClassLoader().getResourceAsStream(name))) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
  }

  /** A jar without classes that starts one of this JVM's class path. */
  static void writeLauncher(Path jar, String mainClass) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" "));
    Manifest manifest = manifest();
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  /**
   * The native client of Lambda's Java runtime, for this machine. Environments that start side by
   * side would unpack it into the same place at once.
   */
  static void unpackNativeClient(Path runtimeJars, Path to) throws IOException {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String entry = "jni/libaws-lambda-jni.linux-" + processor + ".so";
    try (var jars = Files.newDirectoryStream(runtimeJars, "*runtime-interface-client*.jar")) {
      for (Path jar : jars) {
        try (var files = FileSystems.newFileSystem(jar)) {
          Files.copy(files.getPath(entry), to);
        }
      }
    }
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }
}
