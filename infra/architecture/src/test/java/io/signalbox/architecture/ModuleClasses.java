package io.signalbox.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * The classes of modules, which are read together: each import looks up anew what the JDK and the
 * libraries say of the types that it meets.
 */
final class ModuleClasses {
  private static final class OfFunctions {
    static final JavaClasses CLASSES = of(module -> !module.isInfrastructure());

    private OfFunctions() {}
  }

  private ModuleClasses() {}

  /** Those of all functions and libraries, read once for all tests. */
  static JavaClasses ofFunctions() {
    return OfFunctions.CLASSES;
  }

  /** Those of the modules that are wanted and have any. */
  static JavaClasses of(Predicate<BuildModule> wanted) {
    try {
      List<Path> folders =
          BuildModule.all().stream()
              .filter(wanted)
              .filter(BuildModule::hasClasses)
              .map(BuildModule::classes)
              .toList();
      return new ClassFileImporter().importPaths(folders);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
