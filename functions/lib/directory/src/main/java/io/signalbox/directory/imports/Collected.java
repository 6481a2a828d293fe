package io.signalbox.directory.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.Fault;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.edit.ImportFault;
import io.signalbox.directory.edit.SourceData;
import io.signalbox.directory.edit.SourceData.ImportedObject;
import io.signalbox.directory.json.ObjectReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects of an import while it is read, and what is wrong with them. */
final class Collected {
  private static final int FAULTS_LIMIT = 10_000;

  /** What an object takes of the heap while it is read, compared and written, and twice as much. */
  private static final int HEAP_BYTES_AN_OBJECT = 1_800;

  /** Somebody may have sent an id of any length. */
  private static final int PLACE_LIMIT_CHARACTERS = 200;

  private final String source;
  private final int limit;
  private final Set<ObjectKind> kinds = EnumSet.noneOf(ObjectKind.class);
  private final Map<ObjectId, ImportedObject> objects = new LinkedHashMap<>();
  private final List<ImportFault> faults = new ArrayList<>();
  private int parts;

  /** As many objects as the heap has room for. */
  Collected(String source) {
    this(
        source,
        Math.toIntExact(
            Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / HEAP_BYTES_AN_OBJECT)));
  }

  Collected(String source, int limit) {
    this.source = source;
    this.limit = limit;
  }

  /**
   * A part of objects that is kept until the others are there.
   *
   * @throws ImportTooLarge if it is one too many
   */
  void keepPart() {
    parts++;
    if (parts > limit) {
      throw new ImportTooLarge(limit);
    }
  }

  /** The source tells all that it has of the kind, if only that it has none. */
  void tell(ObjectKind kind) {
    kinds.add(kind);
  }

  /**
   * An object.
   *
   * @param place where it stands, for people
   * @throws ImportTooLarge if it is one too many
   */
  void add(ObjectKind kind, String name, ObjectNode json, String place) {
    tell(kind);
    if (objects.size() == limit) {
      throw new ImportTooLarge(limit);
    }
    if (!ObjectId.isName(name)) {
      fault(place, "an id has 1 to 100 letters, digits and . _ -, the first a letter or digit");
      return;
    }
    ObjectId id = new ObjectId(kind, name);
    List<Fault> found = new ArrayList<>();
    ObjectReader.read(id, json, "", found)
        .ifPresent(
            object -> {
              ImportedObject first = objects.putIfAbsent(id, new ImportedObject(object, place));
              if (first != null) {
                fault(place, "the " + id + " stands at " + first.place() + " already");
              }
            });
    found.forEach(fault -> fault(place, fault.pointer() + ": " + fault.reason()));
  }

  void fault(String place, String reason) {
    if (faults.size() < FAULTS_LIMIT) {
      faults.add(
          new ImportFault(
              place.substring(0, Math.min(place.length(), PLACE_LIMIT_CHARACTERS)), reason));
    }
  }

  SourceData finish() {
    if (!faults.isEmpty()) {
      throw new UnreadableImport(faults);
    }
    return new SourceData(source, kinds, objects);
  }
}
