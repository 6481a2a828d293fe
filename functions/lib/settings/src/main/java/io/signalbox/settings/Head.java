package io.signalbox.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.store.Body;
import io.signalbox.store.Item;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the head item says: which revision stands, and where.
 *
 * @param version of the head item
 * @param chunks how many chunks hold the document
 * @param retired credentials that this revision no longer refers to, to be removed from the secret
 *     store
 */
record Head(long version, String revision, int chunks, List<String> retired) {

  private static final JsonMapper MAPPER = new JsonMapper();

  private record Stored(String revision, int chunks, @Nullable List<String> retired) {}

  static Head of(Item item) {
    try {
      Stored stored = MAPPER.readValue(item.body().bytes(), Stored.class);
      List<String> retired = stored.retired();
      return new Head(
          item.version(),
          stored.revision(),
          stored.chunks(),
          retired == null ? List.of() : List.copyOf(retired));
    } catch (IOException e) {
      throw new IllegalStateException("The head of the settings cannot be read", e);
    }
  }

  Body body() {
    try {
      return Body.of(MAPPER.writeValueAsBytes(new Stored(revision, chunks, retired)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The head of the settings cannot be written", e);
    }
  }
}
