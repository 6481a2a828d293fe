package io.signalbox.mails;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map that notes which keys are asked for. */
final class RecordedMap extends AbstractMap<String, Object> {
  private final Map<String, Object> map;
  private final Set<String> asked;

  /**
   * @param asked to which the keys are added
   */
  RecordedMap(Map<String, Object> map, Set<String> asked) {
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
