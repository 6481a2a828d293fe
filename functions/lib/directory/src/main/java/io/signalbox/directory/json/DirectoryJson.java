package io.signalbox.directory.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.Stored;

/** Objects of the directory as answers have them: with their id and where they came from. */
public final class DirectoryJson {
  private DirectoryJson() {}

  /** The object, named, with its version. */
  public static ObjectNode named(Stored<? extends DirectoryObject> stored) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", stored.object().id().name());
    json.put("source", stored.source());
    json.put("changedAt", stored.changedAt().toString());
    json.put("changedBy", stored.changedBy());
    json.put("version", stored.version());
    json.set("object", ObjectWriter.write(stored.object()));
    return json;
  }

  /** The entity tag (RFC 9110, section 8.8.3). */
  public static String tag(Stored<? extends DirectoryObject> stored) {
    return '"' + Long.toString(stored.version()) + '"';
  }
}
