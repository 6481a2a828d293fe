package io.signalbox.taxii;

import io.signalbox.access.Caller;
import io.signalbox.api.Parameters;
import io.signalbox.api.Problem;
import io.signalbox.api.ProblemType;
import io.signalbox.api.Request;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Deletes versions of an object (TAXII 2.1, section 5.7). */
final class Deletions {
  static final Set<String> PARAMETERS = Set.of("match[version]", "match[spec_version]");

  private final PostedEnvelopes envelopes;
  private final PostedVersions versions;
  private final ObjectIndex index;

  Deletions(PostedEnvelopes envelopes, PostedVersions versions, ObjectIndex index) {
    this.envelopes = envelopes;
    this.versions = versions;
    this.index = index;
  }

  /**
   * Deletes the versions that the request names, all of them where it names none.
   *
   * @throws io.signalbox.api.ProblemException 404 if there is none, 503 if it cannot be done now
   */
  void delete(Caller caller, Collection collection, Request request) {
    Parameters parameters = new Parameters(request);
    Versions named = Versions.of(parameters).orElse(Versions.ALL);
    String object = request.pathParameter("object");
    List<PostedVersion> all =
        versions.ofAll(collection, Set.of(object)).getOrDefault(object, List.of());
    List<PostedVersion> wanted =
        CollectionQuery.takesSpecVersion(parameters)
            ? named.among(all, PostedVersion::time)
            : List.of();
    if (wanted.isEmpty()) {
      throw Problem.of(ProblemType.NOT_FOUND, "The collection has no such object or version.")
          .exception();
    }
    List<ListedVersion> begun =
        wanted.stream().map(version -> version.listed().beingDeleted()).toList();
    index.add(Map.of(index.read(collection, object), begun));
    envelopes.keep(
        caller,
        wanted.stream().map(version -> PostedEnvelopes.deletion(collection, version)).toList());
  }
}
