package io.signalbox.directory.edit;

import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.Layout;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.Organisation;
import io.signalbox.directory.Rule;
import io.signalbox.directory.Stored;
import io.signalbox.directory.edit.SourceData.ImportedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the objects of an import among each other, and with those that stand. */
final class ImportCheck {
  /** How many objects' referrers are looked for at once. */
  private static final int ASKED_AT_ONCE = 500;

  private final DirectoryView base;
  private final SourceData data;
  private final Writes written;
  private final Collection<ObjectId> removed;
  private final Map<ObjectId, Boolean> standing = new HashMap<>();

  /**
   * @param written the objects that are added or changed
   * @param removed the ids of those that go
   */
  ImportCheck(DirectoryView base, SourceData data, Writes written, Collection<ObjectId> removed) {
    this.base = base;
    this.data = data;
    this.written = written;
    this.removed = removed;
  }

  /** Organisations with a wrong line of ancestors, and rules that match by the same. */
  List<ImportFault> faults() {
    List<ImportFault> faults = new ArrayList<>();
    Map<String, ObjectId> homes = new HashMap<>();
    written.forEach(
        object -> {
          if (object instanceof Organisation organisation) {
            Parents.fault(organisation, this::organisation)
                .ifPresent(reason -> faults.add(fault(object.id(), reason)));
          }
          if (object instanceof Rule rule) {
            String home = Layout.home(rule);
            Optional.ofNullable(homes.putIfAbsent(home, rule.id()))
                .or(() -> standingAt(home, rule.id()))
                .ifPresent(
                    other ->
                        faults.add(fault(object.id(), "the " + other + " matches by the same")));
          }
        });
    return faults;
  }

  /** References to nothing, from what is written, and from what stays to what goes. */
  List<ImportFault> conflicts() {
    List<ImportFault> conflicts = new ArrayList<>();
    written.forEach(
        object -> {
          for (ObjectId target : object.references()) {
            if (!willStand(target)) {
              conflicts.add(fault(object.id(), "there is no " + target));
            }
          }
        });
    List<ObjectId> ids = List.copyOf(removed);
    for (int i = 0; i < ids.size(); i += ASKED_AT_ONCE) {
      base.referrers(ids.subList(i, Math.min(ids.size(), i + ASKED_AT_ONCE)))
          .forEach(
              (target, referrers) ->
                  referrers.stream()
                      .filter(referrer -> stillRefers(referrer, target))
                      .findFirst()
                      .ifPresent(
                          referrer ->
                              conflicts.add(
                                  new ImportFault(
                                      target.toString(),
                                      "the source has it no more, and the "
                                          + referrer
                                          + " refers to it"))));
    }
    return conflicts;
  }

  private boolean stillRefers(ObjectId referrer, ObjectId target) {
    return written
        .find(referrer)
        .map(next -> next.references().contains(target))
        .orElseGet(() -> !removed.contains(referrer));
  }

  private boolean willStand(ObjectId id) {
    return written.has(id)
        || (!removed.contains(id)
            && standing.computeIfAbsent(id, one -> base.get(one).isPresent()));
  }

  private Optional<ObjectId> standingAt(String home, ObjectId asking) {
    return base.atHome(home)
        .map(one -> one.object().id())
        .filter(id -> !id.equals(asking) && !removed.contains(id) && !written.has(id));
  }

  private Optional<Organisation> organisation(ObjectId id) {
    return written
        .find(id)
        .or(() -> base.get(id).map(Stored::object))
        .filter(one -> one.id().kind() == ObjectKind.ORGANISATION)
        .map(Organisation.class::cast);
  }

  private ImportFault fault(ObjectId id, String reason) {
    ImportedObject imported = data.objects().get(id);
    return new ImportFault(imported == null ? id.toString() : imported.place(), reason);
  }
}
