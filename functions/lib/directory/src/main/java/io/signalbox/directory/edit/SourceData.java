package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Stored;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * All that a source has of some kinds of object.
 *
 * @param source what the source is called
 * @param kinds the kinds that the source told; of others, what it brought before stays
 * @param objects in the order in which they came
 */
public record SourceData(
    String source, Set<ObjectKind> kinds, Map<ObjectId, ImportedObject> objects) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,49}");

  /**
   * @throws IllegalArgumentException for a source's name that is none
   */
  public SourceData {
    if (!NAME.matcher(source).matches() || source.equals(Stored.MANUAL)) {
      throw new IllegalArgumentException(
          "a source has a name of 1 to 50 lower-case letters, digits and . _ -, and not manual");
    }
    kinds = Set.copyOf(kinds);
    objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
  }

  /**
   * An object as a source has it.
   *
   * @param place where it stands in what was sent, for people: a line, or a JSON pointer
   */
  public record ImportedObject(DirectoryObject object, String place) {}
}
