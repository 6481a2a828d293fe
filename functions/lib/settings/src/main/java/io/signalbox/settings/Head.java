package io.signalbox.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.store.Body;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the head item says: which revision stands, and where.
 *
 * @param version of the head item
 * @param blocks that hold the document, in their order
 * @param replaced blocks of the revision before that this one does without: still there for those
 *     who have just read the head before
 * @param retired credentials that this revision no longer refers to, to be removed from the secret
 *     store
 */
record Head(
    long version,
    String revision,
    List<BlockKey> blocks,
    List<BlockKey> replaced,
    List<String> retired) {
  static final Key KEY = new Key(BlockKey.PARTITION, "head");

  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * The stored form.
   *
   * @param chunks of a head that was written before there were blocks: how many items hold the
   *     whole document
   */
  private record Stored(
      String revision,
      @Nullable Integer chunks,
      @Nullable List<BlockKey> blocks,
      @Nullable List<BlockKey> replaced,
      @Nullable List<String> retired) {}

  static Head of(Item item) {
    try {
      Stored stored = MAPPER.readValue(item.body().bytes(), Stored.class);
      List<BlockKey> blocks =
          stored.chunks() == null
              ? listOf(stored.blocks())
              : List.of(whole(item.version() - 1, stored.revision(), stored.chunks()));
      return new Head(
          item.version(),
          stored.revision(),
          blocks,
          listOf(stored.replaced()),
          listOf(stored.retired()));
    } catch (IOException e) {
      throw new IllegalStateException("The head of the settings cannot be read", e);
    }
  }

  private static BlockKey whole(long baseVersion, String revision, int items) {
    return new BlockKey("%019d#%s".formatted(baseVersion, revision), items);
  }

  private static <T> List<T> listOf(@Nullable List<T> stored) {
    return List.copyOf(Objects.requireNonNullElse(stored, List.of()));
  }

  Body body() {
    try {
      return Body.of(
          MAPPER.writeValueAsBytes(new Stored(revision, null, blocks, replaced, retired)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The head of the settings cannot be written", e);
    }
  }
}
