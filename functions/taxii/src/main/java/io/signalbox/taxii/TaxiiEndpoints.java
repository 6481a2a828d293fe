package io.signalbox.taxii;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.access.Authenticator;
import io.signalbox.access.Caller;
import io.signalbox.access.PostQuota;
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
  private final PostQuota quota;
  private final Collections collections;
  private final CollectionReader reader;
  private final Additions additions;
  private final Deletions deletions;
  private final PostStatuses statuses;
  private final String hub;

  TaxiiEndpoints(
      Authenticator authenticator,
      PostQuota quota,
      Collections collections,
      CollectionReader reader,
      Additions additions,
      Deletions deletions,
      PostStatuses statuses,
      String hub) {
    this.authenticator = authenticator;
    this.quota = quota;
    this.collections = collections;
    this.reader = reader;
    this.additions = additions;
    this.deletions = deletions;
    this.statuses = statuses;
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
    add(endpoints, "POST", COLLECTION + "objects/", Set.of(), this::add);
    String object = COLLECTION + "objects/{object}/";
    add(endpoints, "GET", object, CollectionQuery.PARAMETERS, this::object);
    add(endpoints, "DELETE", object, Deletions.PARAMETERS, this::delete);
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
    json.put("max_content_length", TaxiiMedia.CONTENT_BYTES_MOST);
    return TaxiiMedia.answer(json);
  }

  private Response status(Request request) {
    Caller caller = authenticator.authenticate(request);
    return statuses
        .find(request.pathParameter("status"))
        .filter(status -> status.instance().equals(caller.name()))
        .map(status -> TaxiiMedia.answer(status.json()))
        .orElseThrow(
            () -> Problem.of(ProblemType.NOT_FOUND, "There is no such status.").exception());
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

  private Collection readable(Request request) {
    Collection collection = named(request);
    if (!collection.readable()) {
      throw Problem.of(ProblemType.FORBIDDEN, "This instance may add objects, and read none.")
          .exception();
    }
    return collection;
  }

  private Collection writable(Request request, Caller caller) {
    Collection collection = collections.named(caller, request.pathParameter("collection"));
    if (!collection.writable()) {
      String reason =
          collection.posted()
              ? "This instance may read objects, and add and delete none."
              : "A feed's collection can be read only.";
      throw Problem.of(ProblemType.FORBIDDEN, reason).exception();
    }
    return collection;
  }

  private Response add(Request request) {
    Caller caller = authenticator.authenticate(request);
    Collection collection = writable(request, caller);
    PostQuota.Begun begun = quota.begin(caller.instance(), request.bodySizeInBytes());
    PostStatus status = additions.add(caller, collection, TaxiiMedia.body(request), begun);
    return TaxiiMedia.answer(202, status.json());
  }

  private Response delete(Request request) {
    Caller caller = authenticator.authenticate(request);
    Collection collection = writable(request, caller);
    quota.begin(caller.instance(), 0);
    deletions.delete(caller, collection, request);
    return TaxiiMedia.answer(object());
  }

  private Response objects(Request request) {
    Collection collection = readable(request);
    return CollectionAnswers.objects(
        reader.read(collection, CollectionQuery.of(request, collection)));
  }

  private Response object(Request request) {
    Collection collection = readable(request);
    CollectionQuery query = CollectionQuery.of(request, collection);
    return CollectionAnswers.objects(
        some(reader.read(collection, query.withId(request.pathParameter("object")))));
  }

  private Response manifest(Request request) {
    Collection collection = readable(request);
    return CollectionAnswers.manifest(
        reader.read(collection, CollectionQuery.of(request, collection)));
  }

  private Response versions(Request request) {
    Collection collection = readable(request);
    CollectionQuery query = CollectionQuery.of(request, collection);
    return CollectionAnswers.versions(
        some(
            reader.read(
                collection, query.withId(request.pathParameter("object")).withAllVersions())));
  }

  private static CollectionPage some(CollectionPage page) {
    if (page.objects().isEmpty()) {
      throw Problem.of(ProblemType.NOT_FOUND, "The collection has no such object.").exception();
    }
    return page;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
