package io.signalbox.directory;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.signalbox.directory.json.StoredJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The objects that were read last, so that rules and large organisations are not parsed for every
 * look-up. For many threads at once.
 */
final class ParsedObjects {
  private final int limit;

  @GuardedBy("byText")
  private final Map<String, Stored<DirectoryObject>> byText = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param limit how many objects are kept; one takes about 2 KB
   */
  ParsedObjects(int limit) {
    this.limit = limit;
  }

  Stored<DirectoryObject> of(String text) {
    synchronized (byText) {
      Stored<DirectoryObject> known = byText.get(text);
      if (known != null) {
        return known;
      }
    }
    Stored<DirectoryObject> read = StoredJson.read(text);
    synchronized (byText) {
      byText.put(text, read);
      if (byText.size() > limit) {
        var oldest = byText.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    }
    return read;
  }
}
