package io.signalbox.control.erasure;

import io.signalbox.feeds.Position;
import io.signalbox.settings.RetentionRule;
import io.signalbox.store.Body;
import io.signalbox.store.Consistency;
import io.signalbox.store.Draft;
import io.signalbox.store.Item;
import io.signalbox.store.Key;
import io.signalbox.store.Table;
import java.util.Optional;

/** Up to where each rule was applied to each log, beside the feeds. */
final class RetentionProgress {
  private static final String PARTITION = "~retention";

  private final Table feeds;

  RetentionProgress(Table feeds) {
    this.feeds = feeds;
  }

  /** The beginning, where the rule is new. */
  Position of(RetentionRule rule, String log) {
    return feeds
        .get(key(rule, log), Consistency.STRONG)
        .map(item -> Position.parse(item.body().text()))
        .orElse(Position.START);
  }

  /** Another run may write an earlier place over it, from which the same is done once more. */
  void put(RetentionRule rule, String log, Position next) {
    Draft draft = Draft.of(key(rule, log), Body.ofText(next.text()));
    Optional<Item> standing = feeds.get(draft.key(), Consistency.STRONG);
    if (standing.isEmpty()) {
      feeds.insertIfAbsent(draft);
    } else {
      feeds.replaceIfVersion(draft, standing.get().version());
    }
  }

  private static Key key(RetentionRule rule, String log) {
    String name =
        "%s/%d/%s/%s"
            .formatted(
                log, rule.kept().toDays(), rule.sender().orElse("*"), rule.type().orElse("*"));
    return new Key(PARTITION, name);
  }
}
