package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Stored;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The objects that a change writes. */
interface Writes {
  boolean has(ObjectId id);

  Optional<DirectoryObject> find(ObjectId id);

  void forEach(Consumer<DirectoryObject> action);

  static Writes of(Map<ObjectId, DirectoryObject> objects) {
    return new Writes() {
      @Override
      public boolean has(ObjectId id) {
        return objects.containsKey(id);
      }

      @Override
      public Optional<DirectoryObject> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
      }

      @Override
      public void forEach(Consumer<DirectoryObject> action) {
        objects.values().forEach(action);
      }
    };
  }

  /** Objects of a source as a revision has them, read when they are asked for. */
  static Writes of(DirectoryView former, String source, Set<ObjectId> ids) {
    return new Writes() {
      @Override
      public boolean has(ObjectId id) {
        return ids.contains(id);
      }

      @Override
      public Optional<DirectoryObject> find(ObjectId id) {
        return has(id) ? former.get(id).map(Stored::object) : Optional.empty();
      }

      @Override
      public void forEach(Consumer<DirectoryObject> action) {
        former.scan(
            source,
            one -> {
              if (has(one.object().id())) {
                action.accept(one.object());
              }
            });
      }
    };
  }
}
