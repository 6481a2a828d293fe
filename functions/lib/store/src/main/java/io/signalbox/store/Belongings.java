package io.signalbox.store;

import java.util.List;
import java.util.Optional;

/** What an engine keeps beside its tables: the mails that it wrote into a folder, say. */
public interface Belongings {

  /** An engine that keeps nothing else, and whose tables forget by themselves. */
  Belongings NONE =
      new Belongings() {
        @Override
        public List<String> names(String last, int limit) {
          return List.of();
        }

        @Override
        public Optional<Body> read(String name) {
          return Optional.empty();
        }

        @Override
        public void remove(String name) {}

        @Override
        public boolean purge(String id) {
          return true;
        }
      };

  /**
   * The names of what is kept, in their order.
   *
   * @param last the last name of the answer before; empty for the beginning
   */
  List<String> names(String last, int limit);

  /** What is kept under the name; empty where that is gone. */
  Optional<Body> read(String name);

  /** Removes it; removing what is absent is no error. */
  void remove(String name);

  /**
   * Begins, once for an id and process, to rewrite the engine's files: in the end they no longer
   * have what was removed from its tables, or replaced there, before. That may take minutes.
   *
   * @return whether it has ended; to be asked again otherwise
   */
  boolean purge(String id);
}
