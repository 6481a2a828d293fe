package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.api.Response;

/** Writes what was read of a collection (TAXII 2.1, sections 3.7, 5.3.1 and 5.8.1). */
final class CollectionAnswers {
  private CollectionAnswers() {}

  /** An envelope with the objects; an empty one where there are none. */
  static Response objects(CollectionPage page) {
    ObjectNode json = begun(page);
    if (!page.objects().isEmpty()) {
      ArrayNode array = json.putArray("objects");
      page.objects().forEach(object -> array.add(object.json()));
    }
    return dated(json, page);
  }

  /** What is told of each object in a manifest. */
  static Response manifest(CollectionPage page) {
    ObjectNode json = begun(page);
    if (!page.objects().isEmpty()) {
      ArrayNode array = json.putArray("objects");
      for (StixObject object : page.objects()) {
        array
            .addObject()
            .put("id", object.id())
            .put("date_added", object.dateAdded())
            .put("version", object.version())
            .put("media_type", Collection.STIX);
      }
    }
    return dated(json, page);
  }

  /** The versions of the objects. */
  static Response versions(CollectionPage page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode versions = json.putArray("versions");
    page.objects().forEach(object -> versions.add(object.version()));
    return dated(json, page);
  }

  private static ObjectNode begun(CollectionPage page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (!page.objects().isEmpty()) {
      json.put("more", page.next().isPresent());
      page.next().ifPresent(next -> json.put("next", next));
    }
    return json;
  }

  private static Response dated(ObjectNode json, CollectionPage page) {
    Response response = TaxiiMedia.answer(json);
    return page.objects().isEmpty()
        ? response
        : response
            .withHeader("X-TAXII-Date-Added-First", page.objects().getFirst().dateAdded())
            .withHeader("X-TAXII-Date-Added-Last", page.objects().getLast().dateAdded());
  }
}
