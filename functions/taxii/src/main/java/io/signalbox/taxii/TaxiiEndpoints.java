package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.api.Endpoint;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import io.signalbox.api.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The requests of TAXII 2.1 (section 3 to 5). Each path is answered with its final slash, as the
 * standard has it, and without.
 */
final class TaxiiEndpoints {
  /** The API root; a client finds it in the discovery. */
  static final String ROOT = "/taxii2/feeds/";

  private static final String COLLECTIONS = ROOT + "collections/";
  private static final String COLLECTION = COLLECTIONS + "{collection}/";

  private final Authenticator authenticator;
  private final Collections collections;
  private final CollectionReader reader;
  private final String hub;

  TaxiiEndpoints(
      Authenticator authenticator, Collections collections, CollectionReader reader, String hub) {
    this.authenticator = authenticator;
    this.collections = collections;
    this.reader = reader;
    this.hub = hub;
  }

  List<Endpoint> all() {
    List<Endpoint> endpoints = new ArrayList<>();
    add(endpoints, "GET", "/taxii2/", Set.of(), this::discovery);
    add(endpoints, "GET", ROOT, Set.of(), this::root);
    add(endpoints, "GET", ROOT + "status/{status}/", Set.of(), this::status);
    add(endpoints, "GET", COLLECTIONS, Set.of(), this::collections);
    add(endpoints, "GET", COLLECTION, Set.of(), this::collection);
    add(endpoints, "GET", COLLECTION + "manifest/", CollectionQuery.PARAMETERS, this::manifest);
    add(endpoints, "GET", COLLECTION + "objects/", CollectionQuery.PARAMETERS, this::objects);
    add(endpoints, "POST", COLLECTION + "objects/", Set.of(), this::readOnly);
    String object = COLLECTION + "objects/{object}/";
    add(endpoints, "GET", object, CollectionQuery.PARAMETERS, this::object);
    add(endpoints, "DELETE", object, CollectionQuery.PARAMETERS, this::readOnly);
    add(endpoints, "GET", object + "versions/", CollectionQuery.PARAMETERS, this::versions);
    return endpoints;
  }

  private void add(
      List<Endpoint> endpoints,
      String method,
      String path,
      Set<String> parameters,
      Endpoint.Action action) {
    Endpoint.Action taxii =
        request -> {
          TaxiiMedia.requireAcceptable(request);
          return action.answer(request);
        };
    endpoints.add(Endpoint.of(method, path, taxii).taking(parameters));
    String withoutSlash = path.substring(0, path.length() - 1);
    endpoints.add(Endpoint.of(method, withoutSlash, taxii).taking(parameters));
  }

  private Response discovery(Request request) {
    authenticator.authenticate(request);
    ObjectNode json = object();
    json.put("title", "Signalbox " + hub);
    json.put("description", "Security-incident events as indicators, a collection for each feed.");
    String root = origin(request) + ROOT;
    json.put("default", root);
    json.putArray("api_roots").add(root);
    return TaxiiMedia.answer(json);
  }

  /** The address that the caller used, for clients that do not resolve relative ones. */
  private static String origin(Request request) {
    String scheme = request.header("X-Forwarded-Proto").orElse("http");
    return scheme + "://" + request.header("Host").orElse("localhost");
  }

  private Response root(Request request) {
    authenticator.authenticate(request);
    ObjectNode json = object();
    json.put("title", "Feeds");
    json.putArray("versions").add(TaxiiMedia.TYPE);
    json.put("max_content_length", 0);
    return TaxiiMedia.answer(json);
  }

  private Response status(Request request) {
    authenticator.authenticate(request);
    throw Problem.of(ProblemType.NOT_FOUND, "There is no such status: nothing is added here.")
        .exception();
  }

  private Response collections(Request request) {
    Caller caller = authenticator.authenticate(request);
    ObjectNode json = object();
    List<Collection> readable = collections.of(caller);
    if (!readable.isEmpty()) {
      ArrayNode array = json.putArray("collections");
      readable.forEach(collection -> array.add(collection.json()));
    }
    return TaxiiMedia.answer(json);
  }

  private Response collection(Request request) {
    return TaxiiMedia.answer(named(request).json());
  }

  private Collection named(Request request) {
    Caller caller = authenticator.authenticate(request);
    return collections.named(caller, request.pathParameter("collection"));
  }

  private Response objects(Request request) {
    Collection collection = named(request);
    return objects(reader.read(collection, CollectionQuery.of(request, collection)));
  }

  private Response object(Request request) {
    Collection collection = named(request);
    CollectionPage page = one(request, collection);
    if (page.objects().isEmpty()) {
      throw Problem.of(ProblemType.NOT_FOUND, "The collection has no such object.").exception();
    }
    return objects(page);
  }

  private CollectionPage one(Request request, Collection collection) {
    String id = request.pathParameter("object");
    return reader.read(collection, CollectionQuery.of(request, collection).withId(id));
  }

  private static Response objects(CollectionPage page) {
    ObjectNode json = object();
    if (!page.objects().isEmpty()) {
      put(json, page);
      ArrayNode array = json.putArray("objects");
      page.objects().forEach(object -> array.add(object.json()));
    }
    return dated(TaxiiMedia.answer(json), page);
  }

  private Response manifest(Request request) {
    Collection collection = named(request);
    CollectionPage page = reader.read(collection, CollectionQuery.of(request, collection));
    ObjectNode json = object();
    if (!page.objects().isEmpty()) {
      put(json, page);
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
    return dated(TaxiiMedia.answer(json), page);
  }

  private Response versions(Request request) {
    Collection collection = named(request);
    CollectionPage page = one(request, collection);
    if (page.objects().isEmpty()) {
      throw Problem.of(ProblemType.NOT_FOUND, "The collection has no such object.").exception();
    }
    ObjectNode json = object();
    ArrayNode versions = json.putArray("versions");
    page.objects().forEach(object -> versions.add(object.version()));
    return dated(TaxiiMedia.answer(json), page);
  }

  private static void put(ObjectNode json, CollectionPage page) {
    json.put("more", page.next().isPresent());
    page.next().ifPresent(next -> json.put("next", next));
  }

  private static Response dated(Response response, CollectionPage page) {
    return page.objects().isEmpty()
        ? response
        : response
            .withHeader("X-TAXII-Date-Added-First", page.objects().getFirst().dateAdded())
            .withHeader("X-TAXII-Date-Added-Last", page.objects().getLast().dateAdded());
  }

  private Response readOnly(Request request) {
    named(request);
    throw Problem.of(ProblemType.FORBIDDEN, "A feed's collection can be read only.").exception();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
