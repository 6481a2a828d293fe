package io.signalbox.operations;

import io.signalbox.delivery.notice.Notice;
import io.signalbox.directory.DirectoryStore;
import io.signalbox.directory.DirectoryView;
import io.signalbox.directory.ObjectId;
import io.signalbox.directory.ObjectKind;
import io.signalbox.directory.delegation.Delegation;
import io.signalbox.settings.people.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Tells which notices lie in a scope: those to its organisations. */
public record NoticeScope(DirectoryStore directory) {

  /** Whether the contact lies in the scope; for a scope of a part it must exist. */
  public boolean hasContact(Scope scope, String contact) {
    if (scope.isEverything()) {
      return true;
    }
    DirectoryView view = directory.recent();
    return view.get(new ObjectId(ObjectKind.CONTACT, contact))
        .filter(one -> Delegation.of(scope).covers(view, one.object()))
        .isPresent();
  }

  /**
   * Tells whether a notice lies in the scope. One to nobody of the directory lies in the scope of
   * everything only.
   */
  public Predicate<Notice> within(Scope scope) {
    if (scope.isEverything()) {
      return _ -> true;
    }
    DirectoryView view = directory.recent();
    Delegation part = Delegation.of(scope);
    Map<String, Boolean> known = new HashMap<>();
    return notice ->
        notice
            .holder()
            .subject()
            .organisation()
            .filter(
                name ->
                    known.computeIfAbsent(
                        name, one -> part.covers(view, new ObjectId(ObjectKind.ORGANISATION, one))))
            .isPresent();
  }
}
