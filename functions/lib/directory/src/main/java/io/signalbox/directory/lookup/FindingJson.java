package io.signalbox.directory.lookup;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.directory.json.DirectoryJson;
import io.signalbox.directory.json.ObjectWriter;

/** What decided about one side of an event: the object, the rule, the contacts. */
public final class FindingJson {
  private FindingJson() {}

  /** The finding with each object that decided, by its id and version. */
  public static ObjectNode of(Finding finding) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("side", finding.side().text());
    ArrayNode levels = json.putArray("levels");
    for (Finding.Level level : finding.levels()) {
      ObjectNode one = levels.addObject();
      one.set("network", DirectoryJson.named(level.network()));
      ArrayNode recipients = one.putArray("recipients");
      level.recipients().forEach(recipient -> recipients.add(recipient(recipient)));
    }
    finding
        .rule()
        .ifPresentOrElse(
            rule -> json.set("rule", DirectoryJson.named(rule)), () -> json.putNull("rule"));
    ArrayNode inhibitions = json.putArray("inhibitions");
    finding.inhibitions().forEach(one -> inhibitions.add(DirectoryJson.named(one)));
    ArrayNode slowdowns = json.putArray("slowdowns");
    finding.slowdowns().forEach(one -> slowdowns.add(DirectoryJson.named(one)));
    json.put("suppress", finding.isSuppressed());
    json.set("interval", ObjectWriter.write(finding.interval()));
    return json;
  }

  /** An address, whose contact it is, and the contact's organisation. */
  public static ObjectNode recipient(Recipient recipient) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("address", recipient.address().mail().address())
        .put("contact", recipient.contact().object().id().name())
        .put("organisation", recipient.organisation().object().id().name());
  }
}
