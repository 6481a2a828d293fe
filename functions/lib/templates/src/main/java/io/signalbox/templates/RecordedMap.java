package io.signalbox.templates;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables that note which of them a template asks for. */
public final class RecordedMap extends AbstractMap<String, Object> {
  private final Map<String, Object> map;
  private final Set<String> asked;

  /**
   * A map.
   *
   * @param asked to which the keys are added
   */
  public RecordedMap(Map<String, Object> map, Set<String> asked) {
    this.map = map;
    this.asked = asked;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    note(key);
    return map.get(key);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    note(key);
    return map.containsKey(key);
  }

  private void note(@Nullable Object key) {
    if (key instanceof String name) {
      asked.add(name);
    }
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return map.entrySet();
  }
}
