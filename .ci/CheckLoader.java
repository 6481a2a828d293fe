import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the compiler's plugins once for all modules that a process compiles; javac would load, and
 * the JVM compile, them anew for each. The option {@code -XDprocloader} names this class.
 */
public final class CheckLoader extends ClassLoader {
  private static final Map<String, ClassLoader> LOADERS = new ConcurrentHashMap<>();

  /**
   * Called by javac, which closes what it made, but not what that stands on.
   *
   * @param path the jars of the plugins
   */
  public CheckLoader(URL[] path, ClassLoader parent) {
    super(
        LOADERS.computeIfAbsent(
            Arrays.toString(path), plugins -> new URLClassLoader(path, parent)));
  }
}
