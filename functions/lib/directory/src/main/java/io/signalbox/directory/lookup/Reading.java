package io.signalbox.directory.lookup;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Layout;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What one look-up reads of the directory, each thing once. */
final class Reading implements Background {
  private final DirectoryView directory;
  private final Map<String, List<Stored<DirectoryObject>>> known = new HashMap<>();

  Reading(DirectoryView directory) {
    this.directory = directory;
  }

  /** Reads all that at once, as far as it is not known. */
  void expect(Stream<String> homes) {
    List<String> unknown = homes.distinct().filter(home -> !known.containsKey(home)).toList();
    if (!unknown.isEmpty()) {
      known.putAll(directory.at(unknown));
    }
  }

  /** Reads at once what a decision will ask about these networks. */
  void expectOwners(Collection<Stored<Network>> networks) {
    expect(
        networks.stream()
            .flatMap(
                one ->
                    Stream.concat(
                        Stream.of(Layout.annotations(one.object().id())),
                        one.object().organisation().stream().map(Layout::organisation))));
  }

  List<Stored<Network>> networks(Collection<String> homes) {
    expect(homes.stream());
    return homes.stream().flatMap(home -> of(Network.class, at(home))).toList();
  }

  @Override
  public Optional<OrganisationFile> organisation(ObjectId id) {
    return OrganisationFile.of(at(Layout.organisation(id)));
  }

  @Override
  public List<Stored<Annotation>> annotations(ObjectId network) {
    return of(Annotation.class, at(Layout.annotations(network))).toList();
  }

  @Override
  public List<Stored<Rule>> generalRules() {
    return of(Rule.class, at(Layout.GENERAL_RULES)).toList();
  }

  private List<Stored<DirectoryObject>> at(String home) {
    expect(Stream.of(home));
    return known.getOrDefault(home, List.of());
  }

  private static <T extends DirectoryObject> Stream<Stored<T>> of(
      Class<T> type, List<Stored<DirectoryObject>> objects) {
    return objects.stream()
        .filter(one -> type.isInstance(one.object()))
        .map(one -> one.as(type.cast(one.object())));
  }
}
