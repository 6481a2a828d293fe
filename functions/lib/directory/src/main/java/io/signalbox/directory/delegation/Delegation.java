package io.signalbox.directory.delegation;

import io.signalbox.directory.Annotation;
import io.signalbox.directory.Contact;
import io.signalbox.directory.DirectoryObject;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Network;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import io.signalbox.settings.people.Scope;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of the directory that belongs to some organisations and to those below them.
 *
 * @param roots the organisations
 * @param constituencies all organisations of these are roots, too
 */
public record Delegation(Set<ObjectId> roots, Set<String> constituencies) {
  private static final int READ_AT_ONCE = 1_000;

  /** The part of these organisations. */
  public Delegation(Set<ObjectId> roots) {
    this(roots, Set.of());
  }

  public Delegation {
    roots = Set.copyOf(roots);
    constituencies = Set.copyOf(constituencies);
  }

  /**
   * The part that a scope names.
   *
   * @param scope one that is not everything
   */
  public static Delegation of(Scope scope) {
    return new Delegation(
        scope.organisations().stream()
            .map(name -> new ObjectId(ObjectKind.ORGANISATION, name))
            .collect(Collectors.toSet()),
        scope.constituencies());
  }

  /** Whether the object belongs to one of the organisations. */
  public boolean covers(DirectoryView view, DirectoryObject object) {
    return owner(view, object).filter(organisation -> covers(view, organisation)).isPresent();
  }

  /** Whether the organisation is one of these, or below one. */
  public boolean covers(DirectoryView view, ObjectId organisation) {
    Set<ObjectId> seen = new HashSet<>();
    Optional<ObjectId> next = Optional.of(organisation);
    while (next.isPresent() && seen.add(next.get())) {
      if (roots.contains(next.get())) {
        return true;
      }
      Optional<Organisation> one = next.flatMap(id -> organisation(view, id));
      if (one.filter(this::isOfConstituency).isPresent()) {
        return true;
      }
      next = one.flatMap(Organisation::parent);
    }
    return false;
  }

  private boolean isOfConstituency(Organisation organisation) {
    return organisation.tenants().stream().anyMatch(constituencies::contains);
  }

  private Set<ObjectId> allRoots(DirectoryView view) {
    Set<ObjectId> all = new LinkedHashSet<>(roots);
    Optional<String> after = Optional.empty();
    List<Stored<DirectoryObject>> page;
    do {
      page =
          constituencies.isEmpty()
              ? List.of()
              : view.list(ObjectKind.ORGANISATION, after, READ_AT_ONCE);
      for (Stored<DirectoryObject> one : page) {
        if (one.object() instanceof Organisation organisation && isOfConstituency(organisation)) {
          all.add(organisation.id());
        }
        after = Optional.of(one.object().id().name());
      }
    } while (page.size() == READ_AT_ONCE);
    return all;
  }

  /** The objects of a kind that belong to them, in the order of their ids. */
  public List<Stored<DirectoryObject>> list(DirectoryView view, ObjectKind kind) {
    Set<ObjectId> organisations = organisations(view);
    Stream<ObjectId> ids =
        switch (kind) {
          case ORGANISATION -> organisations.stream();
          case CONTACT, NETWORK, RULE -> referrers(view, organisations, kind);
          case ANNOTATION ->
              Stream.concat(
                  referrers(view, organisations, kind),
                  referrers(
                      view,
                      Set.copyOf(referrers(view, organisations, ObjectKind.NETWORK).toList()),
                      kind));
        };
    return ids.distinct().sorted().map(view::get).flatMap(Optional::stream).toList();
  }

  private Set<ObjectId> organisations(DirectoryView view) {
    Set<ObjectId> all = new LinkedHashSet<>();
    Deque<ObjectId> waiting = new ArrayDeque<>(allRoots(view));
    while (!waiting.isEmpty()) {
      ObjectId next = waiting.remove();
      if (view.get(next).isPresent() && all.add(next)) {
        referrers(view, Set.of(next), ObjectKind.ORGANISATION).forEach(waiting::add);
      }
    }
    return all;
  }

  private static Stream<ObjectId> referrers(
      DirectoryView view, Set<ObjectId> targets, ObjectKind kind) {
    return view.referrers(targets).values().stream()
        .flatMap(List::stream)
        .filter(id -> id.kind() == kind);
  }

  private static Optional<ObjectId> owner(DirectoryView view, DirectoryObject object) {
    return switch (object) {
      case Organisation organisation -> Optional.of(organisation.id());
      case Contact contact -> Optional.of(contact.organisation());
      case Network network -> network.organisation();
      case Rule rule -> rule.organisation();
      case Annotation annotation ->
          annotation.subject().kind() == ObjectKind.NETWORK
              ? view.get(annotation.subject()).flatMap(network -> owner(view, network.object()))
              : Optional.of(annotation.subject());
    };
  }

  static Optional<Organisation> organisation(DirectoryView view, ObjectId id) {
    return view.get(id)
        .map(Stored::object)
        .filter(Organisation.class::isInstance)
        .map(Organisation.class::cast);
  }
}
